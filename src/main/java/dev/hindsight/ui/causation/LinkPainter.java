package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TreeLayout;
import dev.hindsight.event.EventHeader;
import java.util.Collection;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws the links. A cause has one trunk, from which a branch leads to each effect: a thousand effects are a comb, not a
 * fan of lines that cover one another.
 */
final class LinkPainter {
    private static final double TRUNK = 12;
    private static final double ARROW = 5;
    private static final double ROOM_FOR_ARROW = 18;
    private static final double ROOM_FOR_LABEL = 40;
    private static final double LABEL_GAP = 4;
    /** From one effect to the next: below these distances labels, arrows and single lines would run together. */
    private static final double ROW_FOR_LABEL = 24;

    private static final double ROW_FOR_ARROW = 8;
    private static final double DENSE = 3;

    private final GraphicsContext graphics;
    private final Picture picture;
    private final Geometry geometry;
    private final TreeLayout layout;
    private final Trace trace;
    private final Font font;
    private final FittedText text;
    private final boolean dense;

    LinkPainter(GraphicsContext graphics, Picture picture, Font font, FittedText text) {
        this.graphics = graphics;
        this.picture = picture;
        this.geometry = picture.geometry();
        this.layout = geometry.layout();
        this.trace = layout.trace();
        this.font = font;
        this.text = text;
        this.dense = rowPitch() < DENSE;
    }

    void paint() {
        Culling culling = geometry.culling();
        int stride = culling.depthStride(geometry.plan(), geometry.view());
        graphics.setLineWidth(1);
        color(picture.palette().muted().interpolate(picture.palette().background(), 0.35));
        for (int depth = Math.max(0, culling.firstDepth() - 1); depth <= culling.lastDepth(); depth += stride) {
            culling.causes(layout, depth, cause -> comb(culling, cause));
        }
        paintFurther();
        color(Picture.slow(picture.palette()));
        paintPath(picture.shown().latencies().slowestPath());
        color(picture.palette().accent());
        paintPath(picture.path());
        if (geometry.gap() >= ROOM_FOR_LABEL && rowPitch() >= ROW_FOR_LABEL) {
            paintLabels(culling);
        }
    }

    private void comb(Culling culling, int cause) {
        int last = layout.effectCount(cause) - 1;
        double trunk = trunk(cause);
        double start = geometry.middle(cause);
        line(geometry.back(cause), start, trunk, start);
        double from = Math.min(start, geometry.middle(trace.effect(cause, 0)));
        double to = Math.max(start, geometry.middle(trace.effect(cause, last)));
        line(trunk, Math.max(from, -1), trunk, Math.min(to, geometry.breadth() + 1));
        if (!dense) {
            culling.effects(layout, cause, effect -> branch(trunk, effect));
        }
    }

    private void branch(double trunk, int effect) {
        double at = geometry.middle(effect);
        double end = geometry.front(effect);
        line(trunk, at, end, at);
        if (geometry.gap() >= ROOM_FOR_ARROW && rowPitch() >= ROW_FOR_ARROW) {
            arrow(end, at);
        }
    }

    /** Links that make no tree: those of further causes, and those that close a circle. */
    private void paintFurther() {
        if (!trace.hasFurtherCauses() || dense) {
            return;
        }
        graphics.setLineDashes(3, 3);
        layout.shown()
                .forEach(effect -> trace.furtherCauses(effect).stream()
                        .filter(layout::isShown)
                        .forEach(cause -> line(
                                geometry.back(cause),
                                geometry.middle(cause),
                                geometry.front(effect),
                                geometry.middle(effect))));
        graphics.setLineDashes();
    }

    /** A way from a root, over the other links. */
    private void paintPath(Collection<Integer> path) {
        graphics.setLineWidth(2);
        for (int index : path) {
            int cause = trace.parent(index);
            if (cause != Trace.NONE && layout.isShown(index)) {
                double trunk = trunk(cause);
                double from = geometry.middle(cause);
                double to = geometry.middle(index);
                if (from == to) {
                    branch(geometry.back(cause), index);
                } else {
                    line(geometry.back(cause), from, trunk, from);
                    line(trunk, from, trunk, to);
                    branch(trunk, index);
                }
            }
        }
        graphics.setLineWidth(1);
    }

    private void paintLabels(Culling culling) {
        graphics.setFont(font);
        graphics.setFill(picture.palette().muted());
        for (int depth = Math.max(0, culling.firstDepth() - 1); depth <= culling.lastDepth(); depth++) {
            culling.causes(layout, depth, cause -> culling.effects(layout, cause, effect -> label(cause, effect)));
        }
    }

    private void label(int cause, int effect) {
        EventHeader before = trace.event(cause);
        EventHeader after = trace.event(effect);
        if (before == null || after == null) {
            return;
        }
        double trunk = trunk(cause);
        double room = geometry.leftToRight() ? geometry.front(effect) - trunk - ARROW - LABEL_GAP : Plan.BOX_WIDTH / 2;
        Optional<String> label = BoxText.between(before.at(), after.at()).stream()
                .filter(words -> text.width(words) <= room)
                .findFirst();
        label.ifPresent(words -> write(words, trunk, effect));
    }

    private void write(String words, double trunk, int effect) {
        if (geometry.leftToRight()) {
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setTextBaseline(VPos.BOTTOM);
            graphics.fillText(
                    words, (trunk + geometry.front(effect) - ARROW) / 2, geometry.middle(effect) - LABEL_GAP / 2);
        } else {
            graphics.setTextAlign(TextAlignment.LEFT);
            graphics.setTextBaseline(VPos.CENTER);
            graphics.fillText(words, geometry.middle(effect) + LABEL_GAP, (trunk + geometry.front(effect) - ARROW) / 2);
        }
    }

    private double rowPitch() {
        return geometry.plan().orderPitch()
                * (geometry.leftToRight()
                        ? geometry.view().scaleY()
                        : geometry.view().scaleX());
    }

    private double trunk(int cause) {
        return geometry.back(cause) + Math.min(TRUNK, geometry.gap() / 3);
    }

    private void color(Color color) {
        graphics.setStroke(color);
        graphics.setFill(color);
    }

    /** A line between two points given as (direction of depth, across it). */
    private void line(double depth1, double across1, double depth2, double across2) {
        if (depth1 == depth2 && across1 == across2) {
            return; // else it would be a dot
        }
        if (geometry.leftToRight()) {
            graphics.strokeLine(sharp(depth1), sharp(across1), sharp(depth2), sharp(across2));
        } else {
            graphics.strokeLine(sharp(across1), sharp(depth1), sharp(across2), sharp(depth2));
        }
    }

    private void arrow(double depth, double across) {
        double[] depths = {depth, depth - ARROW, depth - ARROW};
        double[] acrosses = {sharp(across), sharp(across) - ARROW / 2 - 0.5, sharp(across) + ARROW / 2 + 0.5};
        if (geometry.leftToRight()) {
            graphics.fillPolygon(depths, acrosses, 3);
        } else {
            graphics.fillPolygon(acrosses, depths, 3);
        }
    }

    /** A line is sharp when its edges lie between pixels. */
    private double sharp(double at) {
        return graphics.getLineWidth() == 1 ? Math.floor(at) + 0.5 : Math.round(at);
    }
}
