package dev.hindsight.ui.causation;

import dev.hindsight.causation.Latencies;
import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The trace as a list in the order of its tree, each event at its time: a line from its cause tells how long it waited, a
 * pale bar how long its consequences went on.
 */
final class WaterfallPane extends TimePane {
    private static final double ROW = 24;
    private static final double INDENT = 14;
    private static final double MARK = 5;
    private static final double DIMMED = 0.25;
    private static final double WIDEST_NAMES = 400;

    WaterfallPane(CausationModel model, ObjectProperty<TimeWindow> window) {
        super(model, window, "causation-waterfall", "Waterfall of causes and effects over time", ROW);
    }

    @Override
    int rows(Shown now) {
        return now.layout().rowCount();
    }

    @Override
    int rowOf(Shown now, int node) {
        return now.layout().rowOf(node);
    }

    @Override
    double names() {
        return Math.floor(Math.min(WIDEST_NAMES, getWidth() * 0.4));
    }

    @Override
    void prepare(Shown now) {
        // The layout has all that is needed.
    }

    @Override
    OptionalInt at(Shown now, double x, double y) {
        int row = rowAt(y);
        return row < 0 || row >= rows(now)
                ? OptionalInt.empty()
                : OptionalInt.of(now.layout().row(row));
    }

    @Override
    void click(Shown now, double x, double y, int count) {
        at(now, x, y).ifPresent(node -> {
            boolean onArrow =
                    now.trace().effectCount(node) > 0 && x >= indent(now, node) && x < indent(now, node) + INDENT + 4;
            if (onArrow || count == 2) {
                model.toggleFold(node);
            } else {
                model.select(node);
            }
        });
    }

    /** Up and down the rows; left to the cause, right to the first effect. */
    @Override
    boolean walk(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case LEFT -> model.walk(Walk.CAUSE);
            case RIGHT -> model.walk(Walk.FIRST_EFFECT);
            case SPACE -> model.toggleFold(selected());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int by) {
        Shown now = model.shownProperty().get();
        if (now != null && selected() != CausationModel.NONE) {
            int row = rowOf(now, selected()) + by;
            if (row >= 0 && row < rows(now)) {
                model.select(now.layout().row(row));
            }
        }
    }

    @Override
    void paintRows(GraphicsContext graphics, Shown now, int first, int last) {
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        for (int row = first; row <= last; row++) {
            int node = now.layout().row(row);
            double y = Math.rint(y(row));
            paintBackground(graphics, node, y);
            graphics.setGlobalAlpha(isDimmed(node) ? DIMMED : 1);
            paintTime(graphics, now, node, y);
            graphics.setGlobalAlpha(1);
        }
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, HEAD, names(), getHeight());
        graphics.clip();
        for (int row = first; row <= last; row++) {
            int node = now.layout().row(row);
            graphics.setGlobalAlpha(isDimmed(node) ? DIMMED : 1);
            paintName(graphics, now, node, Math.rint(y(row)));
        }
        graphics.restore();
    }

    private void paintBackground(GraphicsContext graphics, int node, double y) {
        if (node == selected() || node == hovered()) {
            graphics.setFill(
                    node == selected() ? palette().accentSoft() : palette().band());
            graphics.fillRect(0, y, right(), ROW);
        }
        graphics.setStroke(palette().band());
        graphics.strokeLine(0, y + ROW - 0.5, right(), y + ROW - 0.5);
    }

    private double indent(Shown now, int node) {
        return 8 + Math.min(now.trace().depth(node) * INDENT, names() * 0.45);
    }

    private void paintName(GraphicsContext graphics, Shown now, int node, double y) {
        double left = indent(now, node);
        double middle = y + ROW / 2;
        paintGuide(graphics, now, node, left, y);
        if (now.trace().effectCount(node) > 0) {
            paintArrow(graphics, now.layout().folding().isFolded(node), left + 5, middle);
        }
        TraceNode known = now.trace().node(node);
        paintMark(graphics, known, left + INDENT + 6, middle);
        double textLeft = left + INDENT + 18;
        graphics.setFont(fonts.title());
        graphics.setFill(known.event() == null ? palette().muted() : palette().text());
        String title = fonts.titleText()
                .fit(BoxText.title(known), names() - textLeft - 8)
                .orElse("");
        graphics.fillText(title, textLeft, middle);
        double subtitleLeft = textLeft + fonts.titleText().width(title) + 8;
        int hidden = now.layout().hidden(node);
        String subtitle = hidden == 0 ? BoxText.subtitle(known) : "+" + OperationText.counted(hidden, "event");
        graphics.setFont(fonts.small());
        graphics.setFill(palette().muted());
        fonts.smallText()
                .fit(subtitle, names() - subtitleLeft - 8)
                .ifPresent(words -> graphics.fillText(words, subtitleLeft, middle));
    }

    /** From the row of the cause to this one, as far as it is in view. */
    private void paintGuide(GraphicsContext graphics, Shown now, int node, double left, double y) {
        int parent = now.trace().parent(node);
        if (parent == Trace.NONE) {
            return;
        }
        boolean onPath = isOnPath(node);
        double x = Math.floor(indent(now, parent) + 5) + 0.5;
        double top = Math.max(HEAD - ROW, y(rowOf(now, parent)) + ROW - 5);
        graphics.setStroke(onPath ? palette().accent() : palette().line());
        graphics.setLineWidth(onPath ? 2 : 1);
        graphics.strokeLine(x, top, x, y + ROW / 2);
        graphics.strokeLine(x, y + ROW / 2, left + (now.trace().effectCount(node) > 0 ? 0 : INDENT), y + ROW / 2);
        graphics.setLineWidth(1);
    }

    private void paintArrow(GraphicsContext graphics, boolean folded, double x, double y) {
        graphics.setFill(palette().muted());
        if (folded) {
            graphics.fillPolygon(new double[] {x - 3, x + 4, x - 3}, new double[] {y - 4, y, y + 4}, 3);
        } else {
            graphics.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {y - 3, y - 3, y + 4}, 3);
        }
    }

    private void paintMark(GraphicsContext graphics, TraceNode node, double x, double y) {
        EventHeader event = node.event();
        if (event == null || node.elsewhere()) {
            graphics.setStroke(palette().muted());
            graphics.strokeOval(x - MARK + 0.5, y - MARK + 0.5, 2 * MARK - 1, 2 * MARK - 1);
        } else {
            graphics.setFill(model.workspace().styles().color(event.type(), palette()));
            model.workspace().styles().mark(event.type()).fill(graphics, x, y, MARK);
        }
    }

    private void paintTime(GraphicsContext graphics, Shown now, int node, double y) {
        Latencies latencies = now.latencies();
        TraceNode known = now.trace().node(node);
        double middle = Math.floor(y + ROW / 2) + 0.5;
        double at = x(latencies.micros(node));
        double end = x(latencies.branchEnd(node));
        Color stream = known.event() == null ? palette().muted() : streamColor(now, known.event());
        if (end > at + 1) {
            graphics.setFill(stream.deriveColor(0, 1, 1, palette().dark() ? 0.32 : 0.22));
            double left = Math.max(names(), at);
            graphics.fillRoundRect(left, y + 6, Math.min(end, right()) - left, ROW - 12, 4, 4);
        }
        if (known.parent() != Trace.NONE) {
            paintWait(graphics, now, node, at, middle);
        }
        if (at >= names() - MARK && at <= right()) {
            paintMark(graphics, known, at, middle);
            paintLatency(graphics, now, node, at + 12, middle);
        }
    }

    private void paintWait(GraphicsContext graphics, Shown now, int node, double at, double middle) {
        boolean slow = now.latencies().isOnSlowestPath(node);
        double from = Math.max(names(), x(now.latencies().micros(now.trace().parent(node))));
        graphics.setStroke(slow ? Picture.slow(palette()) : palette().muted());
        graphics.setLineWidth(slow ? 3 : 1);
        double to = Math.min(at, right());
        if (to > from) {
            graphics.strokeLine(from, middle, to, middle);
            graphics.setLineWidth(1);
            graphics.strokeLine(Math.floor(from) + 0.5, middle - 4, Math.floor(from) + 0.5, middle + 4);
        }
        graphics.setLineWidth(1);
    }

    private void paintLatency(GraphicsContext graphics, Shown now, int node, double left, double middle) {
        String waited = now.latencies()
                .link(node)
                .map(time -> "+" + DurationText.of(time))
                .orElse("");
        boolean stopped = now.latencies().stopped().contains(node);
        String words = stopped ? (waited + "  ends here; others go on").strip() : waited;
        double width = fonts.smallText().width(words);
        graphics.setFont(fonts.small());
        graphics.setFill(stopped ? palette().danger() : palette().muted());
        if (left + width < right()) {
            graphics.fillText(words, left, middle);
        } else {
            int parent = now.trace().parent(node);
            double from = x(now.latencies().micros(parent == Trace.NONE ? node : parent));
            graphics.fillText(words, Math.max(names() + 6, from - width - 12), middle);
        }
    }

    private Color streamColor(Shown now, EventHeader event) {
        return Picture.streamColor(now.trace().streams().getOrDefault(event.stream(), 0), palette());
    }
}
