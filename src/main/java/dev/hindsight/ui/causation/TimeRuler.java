package dev.hindsight.ui.causation;

import dev.hindsight.event.DurationText;
import dev.hindsight.timeline.Pause;
import dev.hindsight.ui.common.Palette;
import java.time.Duration;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the time since the beginning above the rows, and the gaps through them. */
final class TimeRuler {
    private static final double PITCH = 120;
    private static final double LEAST_ROOM = 46;

    private final GraphicsContext graphics;
    private final TimePane pane;
    private final Fonts fonts;
    private final Palette palette;

    TimeRuler(GraphicsContext graphics, TimePane pane, Fonts fonts) {
        this.graphics = graphics;
        this.pane = pane;
        this.fonts = fonts;
        this.palette = pane.palette();
    }

    void paintGaps(double height) {
        for (Pause gap : pane.scale().gaps()) {
            double from = Math.max(pane.names(), pane.x(gap.from()));
            double to = Math.min(pane.right(), pane.x(gap.until()));
            if (to > from) {
                graphics.setFill(palette.band());
                graphics.fillRect(from, TimePane.HEAD, to - from, height);
                graphics.setStroke(palette.line());
                graphics.setLineDashes(3, 4);
                graphics.strokeLine(Math.floor(from) + 0.5, TimePane.HEAD, Math.floor(from) + 0.5, height);
                graphics.strokeLine(Math.floor(to) + 0.5, TimePane.HEAD, Math.floor(to) + 0.5, height);
                graphics.setLineDashes();
            }
        }
    }

    void paintHead() {
        graphics.setFill(palette.raised());
        graphics.fillRect(0, 0, pane.getWidth(), TimePane.HEAD);
        graphics.setStroke(palette.line());
        graphics.strokeLine(0, TimePane.HEAD - 0.5, pane.getWidth(), TimePane.HEAD - 0.5);
        graphics.strokeLine(pane.names() - 0.5, 0, pane.names() - 0.5, pane.getHeight());
        graphics.setFont(fonts.small());
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("time since the first event", 10, TimePane.HEAD / 2);
        paintTicks();
        paintGapLabels();
    }

    private void paintTicks() {
        double free = pane.names();
        String before = "";
        for (double x = pane.names() + 1; x < pane.right() - LEAST_ROOM; x += PITCH) {
            String words = sinceStart(pane.micros(x));
            if (x >= free
                    && !words.equals(before)
                    && !isNearGap(x, fonts.smallText().width(words))) {
                before = words;
                graphics.setStroke(palette.line());
                graphics.strokeLine(Math.floor(x) + 0.5, TimePane.HEAD - 6, Math.floor(x) + 0.5, TimePane.HEAD);
                graphics.fillText(words, x + 4, TimePane.HEAD / 2);
                free = x + fonts.smallText().width(words) + 12;
            }
        }
    }

    private boolean isNearGap(double x, double width) {
        return pane.scale().gaps().stream().anyMatch(gap -> {
            double room = labelRoom(gap);
            double middle = (pane.x(gap.from()) + pane.x(gap.until())) / 2;
            return x + width + 8 > middle - room / 2 && x < middle + room / 2 + 4;
        });
    }

    private double labelRoom(Pause gap) {
        return Math.max(
                pane.x(gap.until()) - pane.x(gap.from()), fonts.smallText().width(gapWords(gap)) + 8);
    }

    private void paintGapLabels() {
        graphics.setTextAlign(TextAlignment.CENTER);
        double free = pane.names();
        for (Pause gap : pane.scale().gaps()) {
            double middle = (pane.x(gap.from()) + pane.x(gap.until())) / 2;
            double half = fonts.smallText().width(gapWords(gap)) / 2;
            if (middle - half >= free && middle + half <= pane.right()) {
                graphics.setFill(palette.text());
                graphics.fillText(gapWords(gap), middle, TimePane.HEAD / 2);
                free = middle + half + 6;
            }
        }
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    private static String gapWords(Pause gap) {
        return "⋯ " + DurationText.of(Duration.ofNanos(gap.length() * 1000)) + " ⋯";
    }

    private String sinceStart(long micros) {
        long start = pane.scale().moments().length == 0 ? 0 : pane.scale().moments()[0];
        long since = Math.max(0, micros - start);
        return "+" + DurationText.of(Duration.ofSeconds(since / 1_000_000, since % 1_000_000 * 1000));
    }
}
