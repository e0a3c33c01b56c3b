package dev.hindsight.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The fonts of pictures, and how wide text is in them. */
final class Lettering {
    static final Font REGULAR = load("Inter-Regular.otf");
    static final Font STRONG = load("Inter-SemiBold.otf");

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Lettering() {}

    static Font font(boolean strong) {
        return strong ? STRONG : REGULAR;
    }

    static double width(String words, boolean strong) {
        return font(strong).getStringBounds(words, CONTEXT).getWidth();
    }

    /** How far the baseline lies below the middle of a line. */
    static final double BASELINE = 4.3;

    private static Font load(String file) {
        try (InputStream data =
                Objects.requireNonNull(Lettering.class.getResourceAsStream("/dev/hindsight/ui/fonts/" + file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, data).deriveFont(12f);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read from Hindsight's own jar.", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + file + " in Hindsight's own jar is damaged.", e);
        }
    }
}
