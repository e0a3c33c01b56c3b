package dev.hindsight.ui.timeline;

import dev.hindsight.event.Micros;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.Palette;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the histogram of the store and the window over it. */
final class DensityPainter {
    static final double HEIGHT = 46;

    private static final double BASE = 29;
    private static final double TEXT_LINE = 38;
    private static final double LOWEST = 2;
    private static final double NARROWEST_FRAME = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final GraphicsContext graphics;
    private final TextRuler ruler = new TextRuler();

    DensityPainter(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    /** The window as it is drawn: never too narrow to be seen and taken hold of. */
    record WindowFrame(double left, double right) {
        static WindowFrame of(TimeWindow window, DensityScale scale) {
            double left = Math.clamp(scale.x(Micros.of(window.from())), 0, scale.width());
            double right = Math.clamp(scale.x(Micros.of(window.until())), 0, scale.width());
            if (right - left < NARROWEST_FRAME) {
                double middle =
                        Math.clamp((left + right) / 2, NARROWEST_FRAME / 2, scale.width() - NARROWEST_FRAME / 2);
                return new WindowFrame(middle - NARROWEST_FRAME / 2, middle + NARROWEST_FRAME / 2);
            }
            return new WindowFrame(left, right);
        }
    }

    void paintMessage(String message, double width, Palette palette) {
        clear(width, palette);
        graphics.setFont(TextRuler.REGULAR);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.muted());
        graphics.fillText(message, width / 2, HEIGHT / 2, Math.max(0, width - 16));
    }

    /** {@code standing} says how far the counts are from being exact. */
    void paint(DensityScale scale, WindowFrame frame, boolean framed, String standing, Palette palette, ZoneId zone) {
        clear(scale.width(), palette);
        if (framed) {
            graphics.setFill(palette.accentSoft());
            graphics.fillRect(frame.left(), 0, frame.right() - frame.left(), BASE + 1);
        }
        paintBars(scale, frame, framed, palette);
        graphics.setStroke(palette.line());
        graphics.setLineWidth(1);
        graphics.strokeLine(0, BASE + 0.5, scale.width(), BASE + 0.5);
        paintLabels(scale, standing, palette, zone);
        if (framed) {
            paintFrame(frame, palette);
        }
    }

    private void clear(double width, Palette palette) {
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, width, HEIGHT);
    }

    private void paintBars(DensityScale scale, WindowFrame frame, boolean framed, Palette palette) {
        // An estimate is paler, and gains colour when it becomes exact.
        double strength = scale.density().estimated() ? 0.55 : 1;
        Color outside = palette.muted().deriveColor(0, 1, 1, 0.6 * strength);
        Color within = palette.accent().deriveColor(0, 1, 1, strength);
        int buckets = scale.density().counts().length;
        double width = scale.width() / buckets;
        for (int bucket = 0; bucket < buckets; bucket++) {
            double part = scale.heightOf(bucket);
            if (part > 0) {
                double x = bucket * width;
                double height = LOWEST + (BASE - 3 - LOWEST) * part;
                boolean inside = framed && x + width > frame.left() && x < frame.right();
                graphics.setFill(inside ? within : outside);
                graphics.fillRect(x, BASE - height, Math.max(1, width - (width > 3 ? 0.75 : 0)), height);
            }
        }
    }

    private void paintFrame(WindowFrame frame, Palette palette) {
        graphics.setStroke(palette.accent());
        graphics.setLineWidth(1);
        double left = Math.floor(frame.left()) + 0.5;
        double right = Math.ceil(frame.right()) - 0.5;
        graphics.strokeRect(left, 0.5, right - left, BASE);
        graphics.setFill(palette.accent());
        graphics.fillRoundRect(left - 2, BASE / 2 - 7, 4, 14, 3, 3);
        graphics.fillRoundRect(right - 2, BASE / 2 - 7, 4, 14, 3, 3);
    }

    private void paintLabels(DensityScale scale, String standing, Palette palette, ZoneId zone) {
        graphics.setFont(TextRuler.REGULAR);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.muted());
        String first = DAY.format(scale.density().from().atZone(zone));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(first, 6, TEXT_LINE);
        String last = DAY.format(scale.density().until().minusNanos(1000).atZone(zone));
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(last, scale.width() - 6, TEXT_LINE);
        String total = String.format(
                Locale.ROOT,
                "%s%,d events in the store%s",
                standing.isEmpty() ? "" : "about ",
                scale.density().total(),
                standing.isEmpty() ? "" : " (" + standing + ")");
        double used = ruler.width(first, TextRuler.REGULAR) + ruler.width(last, TextRuler.REGULAR);
        if (used + ruler.width(total, TextRuler.REGULAR) + 60 < scale.width()) {
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setFill(standing.isEmpty() ? palette.muted() : palette.text());
            graphics.fillText(total, scale.width() / 2, TEXT_LINE);
        }
    }
}
