package dev.hindsight.drawing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The colours of pictures, in a light and in a dark theme, as ARGB.
 *
 * @param series colours that tell things apart, also with the common forms of colour-blindness (hues after Okabe and
 *     Ito, brightness tuned to the theme)
 */
public record Tones(
        boolean dark,
        int background,
        int raised,
        int band,
        int line,
        int text,
        int muted,
        int accent,
        int accentSoft,
        int danger,
        List<Integer> series) {
    public static final Tones LIGHT = new Tones(
            false,
            Argb.of("#ffffff"),
            Argb.of("#f6f8fa"),
            Argb.of("#f3f5f8"),
            Argb.of("#d0d7de"),
            Argb.of("#1f2328"),
            Argb.of("#59636e"),
            Argb.of("#0969da"),
            Argb.faded(Argb.of("#0969da"), 0.14),
            Argb.of("#cf222e"),
            series("#0072b2", "#c24e00", "#007a5a", "#a4397d", "#8a6d00", "#2f7fbf", "#6b4fbb", "#5b6570"));

    public static final Tones DARK = new Tones(
            true,
            Argb.of("#0d1117"),
            Argb.of("#161b22"),
            Argb.of("#12171e"),
            Argb.of("#30363d"),
            Argb.of("#e6edf3"),
            Argb.of("#9198a1"),
            Argb.of("#4493f8"),
            Argb.faded(Argb.of("#4493f8"), 0.20),
            Argb.of("#f85149"),
            series("#4aa8e8", "#f0883e", "#2fbf90", "#e07bb8", "#d9b92f", "#8cc8f5", "#a793f0", "#a5b0bb"));

    private static List<Integer> series(String... colors) {
        return Stream.of(colors).map(Argb::of).toList();
    }
}
