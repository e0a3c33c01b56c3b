package dev.hindsight.ui.common;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that show an icon, and say in words what they do to pointer and screen reader. */
public final class Buttons {
    private Buttons() {}

    /**
     * Makes a flat button.
     *
     * @param words what it does, with its key in brackets: the tooltip, and the name for a screen reader
     */
    public static Button icon(Feather icon, String words, Runnable action) {
        Button button = new Button();
        dress(button, icon, words);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Makes a flat button that stays down. */
    public static ToggleButton toggle(Feather icon, String words) {
        ToggleButton button = new ToggleButton();
        dress(button, icon, words);
        return button;
    }

    private static void dress(ButtonBase button, Feather icon, String words) {
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.getStyleClass().addAll("flat", "icon-button");
    }
}
