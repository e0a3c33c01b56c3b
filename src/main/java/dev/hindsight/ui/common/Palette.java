package dev.hindsight.ui.common;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of canvases, which style sheets do not reach.
 *
 * @param series colours that tell things apart, also with the common forms of colour-blindness (hues after Okabe and
 *     Ito, brightness tuned to the theme)
 */
public record Palette(
        boolean dark,
        Color background,
        Color raised,
        Color band,
        Color line,
        Color text,
        Color muted,
        Color accent,
        Color accentSoft,
        Color added,
        Color danger,
        List<Color> series) {
    public static final Palette LIGHT = new Palette(
            false,
            Color.web("#ffffff"),
            Color.web("#f6f8fa"),
            Color.web("#f3f5f8"),
            Color.web("#d0d7de"),
            Color.web("#1f2328"),
            Color.web("#59636e"),
            Color.web("#0969da"),
            Color.web("#0969da", 0.14),
            Color.web("#1a7f37"),
            Color.web("#cf222e"),
            colors("#0072b2", "#c24e00", "#007a5a", "#a4397d", "#8a6d00", "#2f7fbf", "#6b4fbb", "#5b6570"));

    public static final Palette DARK = new Palette(
            true,
            Color.web("#0d1117"),
            Color.web("#161b22"),
            Color.web("#12171e"),
            Color.web("#30363d"),
            Color.web("#e6edf3"),
            Color.web("#9198a1"),
            Color.web("#4493f8"),
            Color.web("#4493f8", 0.20),
            Color.web("#3fb950"),
            Color.web("#f85149"),
            colors("#4aa8e8", "#f0883e", "#2fbf90", "#e07bb8", "#d9b92f", "#8cc8f5", "#a793f0", "#a5b0bb"));

    private static List<Color> colors(String... webColors) {
        return java.util.Arrays.stream(webColors).map(Color::web).toList();
    }
}
