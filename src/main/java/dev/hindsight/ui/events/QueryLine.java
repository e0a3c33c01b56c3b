package dev.hindsight.ui.events;

import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.DropDown;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Below the query: what is wrong with it, or what the store expects of it before it is through. */
final class QueryLine extends HBox {
    private final QueryModel query;
    private final Label words = new Label();
    private final Hyperlink propose = new Hyperlink("An index that would help");

    QueryLine(QueryModel query) {
        super(8);
        this.query = query;
        setId("events-query-line");
        getStyleClass().add("query-line");
        words.setId("events-query-words");
        words.setMinWidth(0);
        propose.setId("events-index");
        propose.setMinWidth(USE_PREF_SIZE);
        propose.setOnAction(event -> showProposal());
        getChildren().setAll(words, propose);
        query.mistakeProperty().subscribe(mistake -> show());
        query.estimateProperty().subscribe(estimate -> show());
    }

    private void show() {
        ConditionSyntaxException mistake = query.mistakeProperty().get();
        QueryEstimate estimate = query.estimateProperty().get();
        String text = mistake != null ? mistake.sentence() : estimate == null ? "" : words(estimate);
        words.setText(text);
        words.getStyleClass().setAll("label", mistake != null ? "wrong" : "muted");
        boolean proposes =
                mistake == null && estimate != null && !estimate.proposals().isEmpty();
        propose.setVisible(proposes);
        propose.setManaged(proposes);
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
    }

    static String words(QueryEstimate estimate) {
        String expected = String.format(
                Locale.ROOT,
                "Expects about %,d %s; ",
                estimate.matching(),
                estimate.matching() == 1 ? "event" : "events");
        String way = estimate.index() == null
                ? String.format(Locale.ROOT, "no index finds them, so up to %,d are looked at", estimate.read())
                : "found by the index " + estimate.index();
        return expected + way + (estimate.lookedAtHere() ? ", each decoded here." : ".");
    }

    /** As SQL to copy: whether it is made is up to the owner of the store. */
    private void showProposal() {
        QueryEstimate estimate = query.estimateProperty().get();
        if (estimate == null) {
            return;
        }
        String sql = String.join("\n", estimate.proposals());
        TextArea text = new TextArea(sql);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(520, 110);
        text.getStyleClass().add("code");
        text.setAccessibleText("Statements that make an index");
        Label note = new Label("Hindsight only reads, and never runs this. An index costs room and slows writing.");
        note.getStyleClass().add("muted");
        Node copy = Buttons.icon(Feather.COPY, "Copy the statements", () -> Copying.text(sql));
        VBox pane = new VBox(8, text, new HBox(8, note, copy));
        pane.getStyleClass().add("filter-pane");
        DropDown.of(pane).show(propose);
    }
}
