package dev.hindsight.timeline;

import dev.hindsight.drawing.Ink;
import dev.hindsight.drawing.Tones;
import java.util.Locale;

/** Draws the headings of the lanes. */
public final class GutterPainter {
    public static final double WIDTH = 184;

    /** Where the sign for opening and closing a lane is, and that for pinning, from the left. */
    public static final double SIGN = 10;

    public static final double PIN = WIDTH - 14;

    private static final double TEXT = 20;

    private final Ink ink;
    private final Frame frame;
    private final Look look;
    private final Tones tones;

    GutterPainter(Ink ink, Frame frame, Look look) {
        this.ink = ink;
        this.frame = frame;
        this.look = look;
        tones = look.tones();
    }

    /** Draws them at x from 0 to {@link #WIDTH}; y as the frame has it. */
    void paintHeadings() {
        ink.rect(tones.background(), 0, 0, WIDTH, frame.height());
        frame.visible().forEach(this::paintHeading);
        if (frame.pinnedBottom() > 0) {
            ink.rect(tones.muted(), 0, frame.pinnedBottom() - 1, WIDTH, 1);
        }
        ink.line(tones.line(), 1, WIDTH - 0.5, 0, WIDTH - 0.5, frame.height());
    }

    private void paintHeading(int number) {
        Lanes lanes = frame.lanes();
        double top = frame.top(number);
        double middle = frame.middle(number);
        ink.rect(GroundPainter.background(look, lanes, number), 0, top, WIDTH, lanes.height(number));
        if (lanes.isSelected(number)) {
            ink.rect(tones.accent(), 0, top, 3, lanes.height(number));
        }
        Lane lane = lanes.get(number);
        boolean narrow = lanes.isCollapsed(number);
        paintSign(SIGN, middle, narrow);
        if (lanes.isPinned(number)) {
            paintPin(middle);
        }
        boolean second = !narrow && !lane.detail().isEmpty();
        boolean strong = lanes.isSelected(number) || lanes.isPinned(number);
        text(lane.name(), strong, true, second ? middle - 6 : middle);
        if (second) {
            text(lane.detail(), false, false, middle + 8);
        }
    }

    private void paintSign(double x, double y, boolean closed) {
        double[] along = {-3, 0, 3};
        double[] across = {-1.5, 2, -1.5};
        double[] xs = new double[3];
        double[] ys = new double[3];
        for (int i = 0; i < 3; i++) {
            xs[i] = x + (closed ? across[i] : along[i]);
            ys[i] = y + (closed ? along[i] : across[i]);
        }
        ink.polyline(tones.muted(), 1.25, xs, ys);
    }

    private void paintPin(double y) {
        ink.disc(tones.accent(), PIN, y - 2, 3.5);
        ink.line(tones.accent(), 1.5, PIN, y + 1, PIN, y + 6);
    }

    private void text(String words, boolean strong, boolean primary, double y) {
        double room = WIDTH - TEXT - 24;
        String fitting = Elision.middle(words, room, part -> ink.textWidth(part, strong));
        ink.text(primary ? tones.text() : tones.muted(), fitting, TEXT, y, Ink.Align.LEFT, strong);
    }

    /** Draws the corner above the headings: how much there is. */
    void paintCorner() {
        ink.rect(tones.raised(), 0, 0, WIDTH, AxisPainter.HEIGHT);
        Lanes lanes = frame.lanes();
        String noun = lanes.groups().header().noun();
        ink.text(tones.text(), counted(lanes.index().size(), "event"), 12, 12, Ink.Align.LEFT, false);
        ink.text(tones.muted(), "in " + counted(lanes.size(), noun), 12, 27, Ink.Align.LEFT, false);
        ink.line(tones.line(), 1, 0, AxisPainter.HEIGHT - 0.5, WIDTH, AxisPainter.HEIGHT - 0.5);
        ink.line(tones.line(), 1, WIDTH - 0.5, 0, WIDTH - 0.5, AxisPainter.HEIGHT);
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
