package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Draws a trace into a file, a colour for each stream. */
final class TraceDrawing {
    private static final double BOX_WIDTH = 210;
    private static final double BOX_HEIGHT = 44;
    private static final double MARGIN = 24;
    private static final double TEXT_INDENT = 14;

    private final TreeLayout layout;
    private final Trace trace;
    private final Latencies latencies;
    private final Direction direction;
    private final Ink ink;

    private TraceDrawing(TreeLayout layout, Direction direction, Ink ink) {
        this.layout = layout;
        this.trace = layout.trace();
        this.latencies = Latencies.of(trace);
        this.direction = direction;
        this.ink = ink;
    }

    /** What a trace is drawn with. Coordinates are pixels, y grows downwards. */
    interface Ink {
        /** A link between the edges of two boxes: from right to left, or from bottom to top. */
        void link(double fromX, double fromY, double toX, double toY, Direction direction, boolean further);

        /** A box with a stripe of the stream's colour at its left. */
        void box(double x, double y, double width, double height, int streamNumber);

        /** The box of a cause that is not among the events. */
        void ghost(double x, double y, double width, double height);

        /** A line of text that begins at x with its baseline at y. */
        void text(double x, double y, String words, boolean strong);
    }

    /** Writes a self-contained SVG document. */
    static void svg(TreeLayout layout, Direction direction, Appendable out) throws IOException {
        SvgInk ink = new SvgInk(width(layout, direction), height(layout, direction), out);
        new TraceDrawing(layout, direction, ink).draw();
        ink.finish();
    }

    /** @throws IOException if the file cannot be written, or the trace is too large for a picture of pixels */
    static void png(TreeLayout layout, Direction direction, Path file) throws IOException {
        PngInk ink = new PngInk(width(layout, direction), height(layout, direction));
        new TraceDrawing(layout, direction, ink).draw();
        ink.write(file);
    }

    private static double width(TreeLayout layout, Direction direction) {
        double steps = direction == Direction.LEFT_TO_RIGHT ? layout.depths() : layout.breadth();
        return 2 * MARGIN + Math.max(0, steps - 1) * pitchX(direction) + BOX_WIDTH;
    }

    private static double height(TreeLayout layout, Direction direction) {
        double steps = direction == Direction.LEFT_TO_RIGHT ? layout.breadth() : layout.depths();
        return 2 * MARGIN + Math.max(0, steps - 1) * pitchY(direction) + BOX_HEIGHT;
    }

    private static double pitchX(Direction direction) {
        return direction == Direction.LEFT_TO_RIGHT ? 290 : 230;
    }

    private static double pitchY(Direction direction) {
        return direction == Direction.LEFT_TO_RIGHT ? 58 : 110;
    }

    private void draw() {
        layout.shown().forEach(this::drawLinks);
        Map<StreamId, Integer> streams = trace.streams();
        layout.shown().forEach(index -> {
            TraceNode node = trace.node(index);
            EventHeader event = node.event();
            if (event == null || node.elsewhere()) {
                ink.ghost(x(index), y(index), BOX_WIDTH, BOX_HEIGHT);
            } else {
                ink.box(x(index), y(index), BOX_WIDTH, BOX_HEIGHT, streams.getOrDefault(event.stream(), 0));
            }
            write(index, node);
        });
    }

    private void write(int index, TraceNode node) {
        ink.text(x(index) + TEXT_INDENT, y(index) + 18, TraceWords.title(node), true);
        ink.text(x(index) + TEXT_INDENT, y(index) + 35, TraceWords.subtitle(node), false);
        if (layout.hidden(index) > 0) {
            String hidden = "+ %,d".formatted(layout.hidden(index));
            boolean across = direction == Direction.LEFT_TO_RIGHT;
            ink.text(
                    x(index) + (across ? BOX_WIDTH + 6 : TEXT_INDENT),
                    y(index) + (across ? 26 : BOX_HEIGHT + 16),
                    hidden,
                    true);
        }
    }

    private void drawLinks(int effect) {
        int cause = trace.parent(effect);
        if (cause != Trace.NONE) {
            link(cause, effect, false);
            latencies.link(effect).map(TraceWords::elapsed).ifPresent(words -> label(effect, words));
        }
        trace.furtherCauses(effect).stream().filter(layout::isShown).forEach(further -> link(further, effect, true));
    }

    private void link(int cause, int effect, boolean further) {
        if (direction == Direction.LEFT_TO_RIGHT) {
            double middle = BOX_HEIGHT / 2;
            ink.link(x(cause) + BOX_WIDTH, y(cause) + middle, x(effect), y(effect) + middle, direction, further);
        } else {
            double middle = BOX_WIDTH / 2;
            ink.link(x(cause) + middle, y(cause) + BOX_HEIGHT, x(effect) + middle, y(effect), direction, further);
        }
    }

    private void label(int effect, String words) {
        if (direction == Direction.LEFT_TO_RIGHT) {
            ink.text(x(effect) - 64, y(effect) + BOX_HEIGHT / 2 - 5, words, false);
        } else {
            ink.text(x(effect) + BOX_WIDTH / 2 + 6, y(effect) - 8, words, false);
        }
    }

    private double x(int node) {
        double steps = direction == Direction.LEFT_TO_RIGHT ? trace.depth(node) : layout.place(node);
        return MARGIN + steps * pitchX(direction);
    }

    private double y(int node) {
        double steps = direction == Direction.LEFT_TO_RIGHT ? layout.place(node) : trace.depth(node);
        return MARGIN + steps * pitchY(direction);
    }
}
