package dev.hindsight.ui.events;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/** Goes to the first event of a time, or to a position, however deep in the store. */
final class JumpField extends TextField {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    JumpField(RowJumps jumps) {
        setId("events-go-to");
        setPromptText("Go to time or position");
        setAccessibleText("Go to a time, such as 2026-11-23 14:34, or to a position");
        setTooltip(new Tooltip("2026-11-23, 2026-11-23 14:34, or a position such as 4200000; then Enter"));
        setPrefColumnCount(15);
        setMinWidth(120);
        textProperty().subscribe((before, now) -> pseudoClassStateChanged(PROBLEM, false));
        setOnAction(event -> pseudoClassStateChanged(PROBLEM, !jumps.to(getText())));
    }
}
