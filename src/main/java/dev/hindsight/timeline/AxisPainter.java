package dev.hindsight.timeline;

import dev.hindsight.drawing.Argb;
import dev.hindsight.drawing.Ink;
import dev.hindsight.drawing.Tones;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Draws the time axis: grid and folds behind the lanes, labels above them. */
public final class AxisPainter {
    public static final double HEIGHT = 38;

    private static final double CONTEXT_LINE = 12;
    private static final double TICK_LINE = 28;
    /** A label that does not fit at its tick is moved aside, but not so far that it seems to mean another place. */
    private static final double FURTHEST_SHIFT = 16;

    private static final double ZIGZAG = 3;
    private static final double ZIGZAG_STEP = 5;

    private final Ink ink;
    private final Viewport viewport;
    private final Tones tones;
    private final Ticks ticks;

    AxisPainter(Ink ink, Frame frame, Look look) {
        this.ink = ink;
        viewport = frame.viewport();
        tones = look.tones();
        ticks = Ticks.of(viewport, frame.lanes().groups().axis(), look.zone());
    }

    /** Draws the breaks over whatever is there; y runs down from 0. */
    void paintFolds(double height) {
        for (int i = 0; i < viewport.axis().folds().size(); i++) {
            double left = viewport.xOfFold(i);
            double width = viewport.foldWidth();
            if (left + width > 0 && left < viewport.width()) {
                ink.rect(tones.background(), left, 0, width, height);
                double inset = Math.min(ZIGZAG + 2, width / 4);
                zigzag(left + inset, height);
                zigzag(left + width - inset, height);
            }
        }
    }

    private void zigzag(double x, double height) {
        int corners = (int) Math.max(1, Math.ceil((height - ZIGZAG_STEP / 2) / ZIGZAG_STEP));
        double[] xs = new double[corners + 1];
        double[] ys = new double[corners + 1];
        xs[0] = x;
        for (int corner = 0; corner < corners; corner++) {
            xs[corner + 1] = x + (corner % 2 == 0 ? ZIGZAG : -ZIGZAG) * 0.6;
            ys[corner + 1] = ZIGZAG_STEP * (corner + 0.5);
        }
        ink.polyline(Argb.faded(tones.muted(), 0.45), 1, xs, ys);
    }

    /** Draws the labels on a band of that width; y runs from 0 to {@link #HEIGHT}. */
    void paintLabels(double width) {
        ink.rect(tones.raised(), 0, 0, width, HEIGHT);
        paintContexts();
        paintTicks();
        paintFoldLabels();
        ink.line(tones.line(), 1, 0, HEIGHT - 0.5, width, HEIGHT - 0.5);
    }

    private void paintContexts() {
        List<Ticks.Context> contexts = ticks.contexts();
        double free = 0;
        for (int i = 0; i < contexts.size(); i++) {
            Ticks.Context context = contexts.get(i);
            double x = Math.max(context.x(), 0) + 6;
            double end = x + ink.textWidth(context.label(), true) + 8;
            boolean pushedOut = i + 1 < contexts.size() && contexts.get(i + 1).x() < end && i == 0;
            if (x >= free && !pushedOut && end < viewport.width() + 8) {
                ink.text(tones.text(), context.label(), x, CONTEXT_LINE, Ink.Align.LEFT, true);
                free = end;
            }
        }
    }

    private void paintTicks() {
        double free = 2;
        for (Ticks.Tick tick : ticks.ticks()) {
            double half = ink.textWidth(tick.label(), false) / 2;
            double x = Math.floor(tick.x()) + 0.5;
            ink.line(tones.line(), 1, x, HEIGHT - 4, x, HEIGHT);
            double centre = inside(tick, half + 3);
            if (Math.abs(centre - tick.x()) <= FURTHEST_SHIFT && centre - half >= free) {
                ink.text(tones.muted(), tick.label(), centre, TICK_LINE - 1, Ink.Align.CENTER, false);
                free = centre + half + 8;
            }
        }
    }

    /** The place of a label within its stretch; far away if there is no room for it. */
    private static double inside(Ticks.Tick tick, double half) {
        double lowest = tick.left() + half;
        double highest = tick.right() - half;
        return lowest <= highest ? Math.clamp(tick.x(), lowest, highest) : Double.POSITIVE_INFINITY;
    }

    private void paintFoldLabels() {
        for (int i = 0; i < viewport.axis().folds().size(); i++) {
            String length = shortLength(viewport.axis().folds().get(i));
            double centre = viewport.xOfFold(i) + viewport.foldWidth() / 2;
            double width = viewport.foldWidth();
            ink.roundRect(Argb.faded(tones.line(), 0.45), centre - width / 2, TICK_LINE - 9, width, 16, 2.5);
            Stream.of(length, length.replace(" min", "m"))
                    .filter(label -> ink.textWidth(label, false) <= width - 2)
                    .findFirst()
                    .ifPresent(label -> ink.text(tones.text(), label, centre, TICK_LINE - 1, Ink.Align.CENTER, false));
        }
    }

    /** The leading unit only, for want of room. */
    static String shortLength(Fold fold) {
        Duration idle = Duration.ofNanos(fold.idle() * 1000);
        if (idle.toDays() > 0) {
            return idle.toDays() + " d";
        }
        if (idle.toHours() > 0) {
            return idle.toHours() + " h";
        }
        return idle.toMinutes() > 0 ? idle.toMinutes() + " min" : idle.toSeconds() + " s";
    }
}
