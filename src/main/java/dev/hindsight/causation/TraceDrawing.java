package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Draws a trace into a file: causes on the left, effects on the right, a colour for each stream. */
public final class TraceDrawing {
    private static final double BOX_WIDTH = 210;
    private static final double BOX_HEIGHT = 44;
    private static final double PITCH_X = 290;
    private static final double PITCH_Y = 58;
    private static final double MARGIN = 24;
    private static final double TEXT_INDENT = 14;

    private final Trace trace;
    private final Ink ink;

    private TraceDrawing(Trace trace, Ink ink) {
        this.trace = trace;
        this.ink = ink;
    }

    /** What a trace is drawn with. Coordinates are pixels, y grows downwards. */
    interface Ink {
        /** A link from the right edge of a cause to the left edge of an effect. */
        void link(double fromX, double fromY, double toX, double toY);

        /** A box with a stripe of the stream's colour at its left. */
        void box(double x, double y, double width, double height, int streamNumber);

        /** The box of a cause that was not found. */
        void ghost(double x, double y, double width, double height);

        /** A line of text that begins at x with its baseline at y. */
        void text(double x, double y, String words, boolean strong);
    }

    /** The trace as a self-contained SVG document. */
    public static String svg(Trace trace) {
        SvgInk ink = new SvgInk(width(trace), height(trace));
        new TraceDrawing(trace, ink).draw();
        return ink.document();
    }

    /**
     * Writes the trace as a PNG picture.
     *
     * @throws IOException if the file cannot be written, or the trace is too large for a picture of pixels
     */
    public static void png(Trace trace, Path file) throws IOException {
        PngInk ink = new PngInk(width(trace), height(trace));
        new TraceDrawing(trace, ink).draw();
        ink.write(file);
    }

    private static double width(Trace trace) {
        return 2 * MARGIN + Math.max(0, trace.depths() - 1) * PITCH_X + BOX_WIDTH;
    }

    private static double height(Trace trace) {
        return 2 * MARGIN + Math.max(0, trace.orders() - 1) * PITCH_Y + BOX_HEIGHT;
    }

    private void draw() {
        for (int i = 0; i < trace.size(); i++) {
            drawLink(trace.node(i));
        }
        Map<StreamId, Integer> streams = trace.streams();
        for (int i = 0; i < trace.size(); i++) {
            TraceNode node = trace.node(i);
            EventHeader event = node.event();
            if (event == null) {
                drawGhost(node);
            } else {
                drawEvent(node, event, streams.getOrDefault(event.stream(), 0));
            }
        }
    }

    private void drawLink(TraceNode node) {
        if (node.parent() < 0) {
            return;
        }
        TraceNode cause = trace.node(node.parent());
        double fromX = x(cause) + BOX_WIDTH;
        double toY = y(node) + BOX_HEIGHT / 2;
        ink.link(fromX, y(cause) + BOX_HEIGHT / 2, x(node), toY);
        if (cause.event() != null && node.event() != null) {
            Duration between = Duration.between(cause.event().at(), node.event().at());
            ink.text(x(node) - 64, toY - 5, elapsed(between), false);
        }
    }

    private void drawEvent(TraceNode node, EventHeader event, int streamNumber) {
        ink.box(x(node), y(node), BOX_WIDTH, BOX_HEIGHT, streamNumber);
        ink.text(x(node) + TEXT_INDENT, y(node) + 18, event.type(), true);
        ink.text(x(node) + TEXT_INDENT, y(node) + 35, event.stream() + " v " + event.version(), false);
    }

    private void drawGhost(TraceNode node) {
        String id = node.id().value();
        ink.ghost(x(node), y(node), BOX_WIDTH, BOX_HEIGHT);
        ink.text(x(node) + TEXT_INDENT, y(node) + 18, "Cause not found", true);
        ink.text(x(node) + TEXT_INDENT, y(node) + 35, id.length() > 24 ? id.substring(0, 23) + "…" : id, false);
    }

    private static double x(TraceNode node) {
        return MARGIN + node.depth() * PITCH_X;
    }

    private static double y(TraceNode node) {
        return MARGIN + node.order() * PITCH_Y;
    }

    private static String elapsed(Duration time) {
        if (time.toDays() > 0) {
            return "+%d d %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "+%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        if (time.toMinutes() > 0) {
            return "+%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, time.toSeconds() > 0 ? "+%.1f s" : "+%.3f s", time.toMillis() / 1000.0);
    }
}
