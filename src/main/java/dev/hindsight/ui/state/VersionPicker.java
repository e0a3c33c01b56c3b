package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.Buttons;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows one of the two versions that are compared, and lets another be typed. */
final class VersionPicker extends HBox {
    private final String name;
    private final TextField field = new TextField();
    private String shown = "";

    /**
     * Makes a picker.
     *
     * @param name what the version is called, A or B
     * @param pinned the index it is pinned to, or null while it follows the current version
     * @param pin takes what was typed, and answers with what is wrong with it
     * @param unpin lets it follow the current version again
     */
    VersionPicker(
            String name,
            ObservableValue<@Nullable Integer> pinned,
            Function<String, Optional<String>> pin,
            Runnable unpin) {
        this.name = name;
        getStyleClass().add("version-picker");
        Label label = new Label(name);
        label.getStyleClass().add("version-letter");
        label.setMinWidth(Region.USE_PREF_SIZE);
        field.setPrefWidth(72);
        field.setMinWidth(50);
        SelectOnClick.install(field);
        field.setAccessibleText("Version " + name + "; type a version or a time");
        field.setOnAction(event -> pin.apply(field.getText()).ifPresentOrElse(this::complain, this::settle));
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                field.setText(shown);
                settle();
            }
        });
        Button release = Buttons.icon(Feather.X, "Unpin: follow the current version again", unpin);
        pinned.subscribe(index -> {
            release.setVisible(index != null);
            release.setManaged(index != null);
        });
        getChildren().addAll(label, field, release);
        settle();
    }

    /** Shows the event of the version; null for the blank state before the first. */
    void show(@Nullable EventHeader event) {
        shown = event == null ? "blank" : Long.toString(event.version());
        field.setText(shown);
        settle();
    }

    private void complain(String problem) {
        field.pseudoClassStateChanged(Styles.PROBLEM, true);
        field.setTooltip(new Tooltip(problem));
        field.setAccessibleHelp(problem);
        field.selectAll();
    }

    private void settle() {
        field.pseudoClassStateChanged(Styles.PROBLEM, false);
        field.setTooltip(new Tooltip("Version " + name + ". Type a version or a time to pin it."));
        field.setAccessibleHelp(null);
    }
}
