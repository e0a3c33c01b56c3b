package dev.hindsight.ui.state;

import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;

/** Has the click that brings the cursor into a field select what stands in it, so that typing replaces it. */
final class SelectOnClick {
    private boolean arriving;

    private SelectOnClick() {}

    static void install(TextField field) {
        SelectOnClick click = new SelectOnClick();
        field.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> click.arriving = !field.isFocused());
        field.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (click.arriving && field.getSelectedText().isEmpty()) {
                field.selectAll();
            }
        });
    }
}
