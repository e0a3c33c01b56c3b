package dev.hindsight.ui.causation;

import dev.hindsight.causation.TraceNode;
import dev.hindsight.causation.TreeLayout;
import dev.hindsight.event.EventHeader;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the boxes: with text as long as there is room for it at its full size, else plain. */
final class BoxPainter {
    private static final double BAND = 5;
    private static final double ARC = 6;
    private static final double MARK = 5;
    private static final double DIMMED = 0.25;
    private static final double PADDING = 8;
    private static final double LEAST_WIDTH_FOR_TEXT = 72;
    private static final double LEAST_HEIGHT_FOR_TEXT = 18;
    private static final double LEAST_HEIGHT_FOR_TWO_LINES = 36;

    private final GraphicsContext graphics;
    private final Picture picture;
    private final Geometry geometry;
    private final Fonts fonts;
    private final double width;
    private final double height;

    BoxPainter(GraphicsContext graphics, Picture picture, Fonts fonts) {
        this.graphics = graphics;
        this.picture = picture;
        this.geometry = picture.geometry();
        this.fonts = fonts;
        this.width = geometry.width();
        this.height = geometry.height();
    }

    void paint() {
        TreeLayout layout = geometry.layout();
        Culling culling = geometry.culling();
        boolean text = width >= LEAST_WIDTH_FOR_TEXT && height >= LEAST_HEIGHT_FOR_TEXT;
        int stride = culling.depthStride(geometry.plan(), geometry.view());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int depth = culling.firstDepth(); depth <= culling.lastDepth(); depth += stride) {
            culling.nodes(layout, depth, index -> paint(index, text));
        }
        if (picture.selected() != CausationModel.NONE) {
            paintSelection(picture.selected());
        }
    }

    private void paint(int index, boolean text) {
        TraceNode node = picture.shown().trace().node(index);
        double x = Math.round(geometry.x(index));
        double y = text ? Math.round(geometry.y(index)) : geometry.y(index);
        graphics.setGlobalAlpha(picture.isDimmed(index) ? DIMMED : 1);
        if (!text) {
            paintPlain(node, x, y);
        } else if (node.event() == null || node.elsewhere()) {
            paintGhost(node, x, y);
        } else {
            paintEvent(index, node.event(), x, y);
        }
        if (picture.geometry().layout().hidden(index) > 0) {
            paintHidden(index, x, y);
        }
        graphics.setGlobalAlpha(1);
    }

    private void paintPlain(TraceNode node, double x, double y) {
        EventHeader event = node.event();
        graphics.setFill(event == null ? picture.palette().muted() : picture.streamColor(event));
        graphics.fillRect(x, y, width, height);
    }

    private void paintEvent(int index, EventHeader event, double x, double y) {
        boolean selected = index == picture.selected();
        graphics.setFill(picture.streamColor(event));
        graphics.fillRoundRect(x, y, width, height, ARC, ARC);
        graphics.setFill(picture.palette().raised());
        graphics.fillRoundRect(x + BAND, y, width - BAND, height, ARC, ARC);
        graphics.fillRect(x + BAND, y, ARC, height);
        if (selected) {
            graphics.setFill(picture.palette().accentSoft());
            graphics.fillRect(x + BAND, y, width - BAND, height);
        }
        graphics.setStroke(border(index));
        graphics.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, ARC, ARC);
        graphics.setFill(picture.styles().color(event.type(), picture.palette()));
        double left = x + BAND + PADDING;
        picture.styles().mark(event.type()).fill(graphics, left + MARK, titleY(y), MARK);
        write(
                picture.shown().trace().node(index),
                left + 2 * MARK + PADDING - 1,
                x,
                y,
                picture.palette().text());
    }

    private Color border(int index) {
        if (picture.path().contains(index)) {
            return picture.palette().accent();
        }
        if (picture.shown().latencies().isOnSlowestPath(index)) {
            return Picture.slow(picture.palette());
        }
        return index == picture.hovered()
                ? picture.palette().muted()
                : picture.palette().line();
    }

    private void paintGhost(TraceNode node, double x, double y) {
        graphics.setStroke(picture.palette().muted());
        graphics.setLineDashes(4, 3);
        graphics.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, ARC, ARC);
        graphics.setLineDashes();
        write(node, x + PADDING, x, y, picture.palette().muted());
    }

    private void write(TraceNode node, double left, double x, double y, Color color) {
        double room = x + width - PADDING - left;
        graphics.setFill(color);
        graphics.setFont(fonts.title());
        fonts.titleText().fit(BoxText.title(node), room).ifPresent(words -> graphics.fillText(words, left, titleY(y)));
        if (height >= LEAST_HEIGHT_FOR_TWO_LINES) {
            graphics.setFill(picture.palette().muted());
            graphics.setFont(fonts.small());
            fonts.smallText()
                    .fit(BoxText.subtitle(node), room)
                    .ifPresent(words -> graphics.fillText(words, left, y + height * 0.71));
        }
    }

    private double titleY(double y) {
        return height >= LEAST_HEIGHT_FOR_TWO_LINES ? y + height * 0.31 : y + height / 2;
    }

    /** A second sheet under the box, and how many it stands for. */
    private void paintHidden(int index, double x, double y) {
        graphics.setStroke(picture.palette().muted());
        double sheet = Math.min(3, height / 3);
        graphics.strokeLine(x + sheet, y + height + sheet - 0.5, x + width + sheet - 0.5, y + height + sheet - 0.5);
        graphics.strokeLine(x + width + sheet - 0.5, y + sheet, x + width + sheet - 0.5, y + height + sheet - 0.5);
        if (width < LEAST_WIDTH_FOR_TEXT) {
            return;
        }
        String words = "+"
                + String.format(java.util.Locale.ROOT, "%,d", geometry.layout().hidden(index));
        graphics.setFont(fonts.small());
        graphics.setFill(picture.palette().text());
        boolean across = geometry.leftToRight();
        double left = across ? x + width + 8 : x + width / 2 - fonts.smallText().width(words) / 2;
        graphics.fillText(words, left, across ? y + height / 2 : y + height + 12);
    }

    /** Around the box, so that it shows however small the box is. */
    private void paintSelection(int index) {
        graphics.setStroke(picture.palette().accent());
        graphics.setLineWidth(2);
        double x = Math.round(geometry.x(index));
        double y = Math.round(geometry.y(index));
        graphics.strokeRoundRect(x - 2, y - 2, Math.max(6, width + 4), Math.max(6, height + 4), ARC + 4, ARC + 4);
        graphics.setLineWidth(1);
    }
}
