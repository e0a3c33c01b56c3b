package dev.hindsight.ui.common;

import dev.hindsight.drawing.Tones;
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
    public static final Palette LIGHT = of(Tones.LIGHT, "#1a7f37");

    public static final Palette DARK = of(Tones.DARK, "#3fb950");

    /** The same colours, for what is drawn without JavaFX. */
    public Tones tones() {
        return dark ? Tones.DARK : Tones.LIGHT;
    }

    private static Palette of(Tones tones, String added) {
        return new Palette(
                tones.dark(),
                color(tones.background()),
                color(tones.raised()),
                color(tones.band()),
                color(tones.line()),
                color(tones.text()),
                color(tones.muted()),
                color(tones.accent()),
                color(tones.accentSoft()),
                Color.web(added),
                color(tones.danger()),
                tones.series().stream().map(Palette::color).toList());
    }

    /** A colour from its ARGB form. */
    public static Color color(int argb) {
        return Color.rgb((argb >>> 16) & 0xff, (argb >>> 8) & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }
}
