package dev.hindsight.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.fxmisc.richtext.StyledTextField;

/** Light or dark: chosen by the user, or as the system has it. */
public enum Theme {
    SYSTEM("System"),
    LIGHT("Light"),
    DARK("Dark");

    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");
    private static final String ROOT = "/dev/hindsight/ui/";

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Makes our fonts known to JavaFX; to be called once, before the first window. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream data = Objects.requireNonNull(Theme.class.getResourceAsStream(ROOT + "fonts/" + font))) {
                Font.loadFont(data, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("The font " + font + " cannot be read from Hindsight's own jar.", e);
            }
        }
    }

    /** Our style sheet, which refines that of the theme; every scene and pop-up needs it. */
    public static void style(Scene scene) {
        URL sheet = Objects.requireNonNull(Theme.class.getResource(ROOT + "hindsight.css"));
        scene.getStylesheets().setAll(sheet.toExternalForm());
    }

    /** Shows the whole program in this theme. */
    public void apply(ViewSettings view) {
        boolean dark = isDark();
        // When first used, RichTextFX's text field looks for a sheet of its own that is named like the theme's, and
        // fails
        // where there is none. Before a theme is set, it takes the one for JavaFX's own.
        StyledTextField.getClassCssMetaData();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        view.paletteProperty().set(dark ? Palette.DARK : Palette.LIGHT);
    }

    private boolean isDark() {
        return switch (this) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }
}
