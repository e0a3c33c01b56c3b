package dev.hindsight.ui.events;

import javafx.css.PseudoClass;

/** Where a place in payload or metadata is typed, name after name, that becomes a column with Enter. */
final class PlaceField extends ProposingField {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final double WIDTH = 220;

    private final ColumnChoice columns;

    PlaceField(ColumnChoice columns, SampledWords words) {
        super(words, "", "payload.customer.city");
        this.columns = columns;
        setId("events-column-place");
        setAccessibleText("A place in payload or metadata to be shown as a column. Ctrl+Space proposes how to go on.");
        setPrefWidth(WIDTH);
        textProperty().subscribe((before, now) -> pseudoClassStateChanged(PROBLEM, false));
        setOnAction(event -> showColumn());
    }

    @Override
    QueryCompletion complete(String text, int caret, QueryVocabulary vocabulary) {
        return PlaceCompletion.at(text, caret, vocabulary);
    }

    private void showColumn() {
        boolean shown = columns.show(getText());
        if (shown) {
            show("");
        }
        pseudoClassStateChanged(PROBLEM, !shown);
    }
}
