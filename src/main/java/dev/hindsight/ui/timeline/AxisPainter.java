package dev.hindsight.ui.timeline;

import dev.hindsight.ui.common.Palette;
import java.time.Duration;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the time axis: grid and folds behind the lanes, labels above them. */
final class AxisPainter {
    static final double HEIGHT = 38;

    private static final double CONTEXT_LINE = 12;
    private static final double TICK_LINE = 28;
    /** A label that does not fit at its tick is moved aside, but not so far that it seems to mean another place. */
    private static final double FURTHEST_SHIFT = 16;

    private static final double ZIGZAG = 3;
    private static final double ZIGZAG_STEP = 5;

    private final GraphicsContext graphics;
    private final Viewport viewport;
    private final Palette palette;
    private final Ticks ticks;
    private final TextRuler ruler;

    AxisPainter(GraphicsContext graphics, Viewport viewport, Look look, TextRuler ruler) {
        this.graphics = graphics;
        this.viewport = viewport;
        this.palette = look.palette();
        this.ruler = ruler;
        ticks = Ticks.of(viewport, look.zone());
    }

    /** Draws lines down from the ticks; y runs down from 0. */
    void paintGrid(double height) {
        graphics.setStroke(palette.line().deriveColor(0, 1, 1, 0.55));
        graphics.setLineWidth(1);
        for (Ticks.Tick tick : ticks.ticks()) {
            double x = Math.floor(tick.x()) + 0.5;
            graphics.strokeLine(x, 0, x, height);
        }
    }

    /** Draws the breaks over whatever is there; y runs down from 0. */
    void paintFolds(double height) {
        for (int i = 0; i < viewport.axis().folds().size(); i++) {
            double left = viewport.xOfFold(i);
            double width = viewport.foldWidth();
            if (left + width > 0 && left < viewport.width()) {
                graphics.setFill(palette.background());
                graphics.fillRect(left, 0, width, height);
                graphics.setStroke(palette.muted().deriveColor(0, 1, 1, 0.45));
                graphics.setLineWidth(1);
                double inset = Math.min(ZIGZAG + 2, width / 4);
                zigzag(left + inset, height);
                zigzag(left + width - inset, height);
            }
        }
    }

    private void zigzag(double x, double height) {
        graphics.beginPath();
        graphics.moveTo(x, 0);
        int corner = 0;
        for (double y = ZIGZAG_STEP / 2; y < height; y += ZIGZAG_STEP) {
            graphics.lineTo(x + (corner++ % 2 == 0 ? ZIGZAG : -ZIGZAG) * 0.6, y);
        }
        graphics.stroke();
    }

    /** Draws the labels on a band of that width; y runs from 0 to {@link #HEIGHT}. */
    void paintLabels(double width) {
        graphics.setFill(palette.raised());
        graphics.fillRect(0, 0, width, HEIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        paintContexts();
        paintTicks();
        paintFoldLabels();
        graphics.setStroke(palette.line());
        graphics.setLineWidth(1);
        graphics.strokeLine(0, HEIGHT - 0.5, width, HEIGHT - 0.5);
    }

    private void paintContexts() {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(TextRuler.STRONG);
        graphics.setFill(palette.text());
        List<Ticks.Context> contexts = ticks.contexts();
        double free = 0;
        for (int i = 0; i < contexts.size(); i++) {
            Ticks.Context context = contexts.get(i);
            double x = Math.max(context.x(), 0) + 6;
            double end = x + ruler.width(context.label(), TextRuler.STRONG) + 8;
            boolean pushedOut = i + 1 < contexts.size() && contexts.get(i + 1).x() < end && i == 0;
            if (x >= free && !pushedOut && end < viewport.width() + 8) {
                graphics.fillText(context.label(), x, CONTEXT_LINE);
                free = end;
            }
        }
    }

    private void paintTicks() {
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFont(TextRuler.REGULAR);
        double free = 2;
        for (Ticks.Tick tick : ticks.ticks()) {
            double half = ruler.width(tick.label(), TextRuler.REGULAR) / 2;
            graphics.setStroke(palette.line());
            double x = Math.floor(tick.x()) + 0.5;
            graphics.strokeLine(x, HEIGHT - 4, x, HEIGHT);
            double centre = inside(tick, half + 3);
            if (Math.abs(centre - tick.x()) <= FURTHEST_SHIFT && centre - half >= free) {
                graphics.setFill(palette.muted());
                graphics.fillText(tick.label(), centre, TICK_LINE - 1);
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
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFont(TextRuler.REGULAR);
        for (int i = 0; i < viewport.axis().folds().size(); i++) {
            String label = shortLength(viewport.axis().folds().get(i));
            double centre = viewport.xOfFold(i) + viewport.foldWidth() / 2;
            double width = viewport.foldWidth();
            graphics.setFill(palette.line().deriveColor(0, 1, 1, 0.45));
            graphics.fillRoundRect(centre - width / 2, TICK_LINE - 9, width, 16, 5, 5);
            if (ruler.width(label, TextRuler.REGULAR) <= width - 2) {
                graphics.setFill(palette.text());
                graphics.fillText(label, centre, TICK_LINE - 1);
            }
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
