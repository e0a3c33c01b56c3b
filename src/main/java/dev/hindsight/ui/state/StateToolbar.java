package dev.hindsight.ui.state;

import atlantafx.base.controls.CustomTextField;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Presence;
import java.util.NavigableSet;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is shown of the state: a search, only the changes, or a comparison. */
final class StateToolbar extends HBox {
    /** Below this width the buttons show their icons only, and say the rest in a tooltip. */
    private static final double ROOM_FOR_WORDS = 640;

    private final StateModel model;
    private final StateTable table;
    private final CompareModel compare;
    private final SnapshotModel snapshot;
    private final ConditionSearch conditions;
    private final CustomTextField search = new CustomTextField();

    StateToolbar(
            StateModel model,
            StateTable table,
            CompareModel compare,
            ConditionSearch conditions,
            BooleanProperty text) {
        this.model = model;
        this.table = table;
        this.compare = compare;
        this.snapshot = model.snapshot();
        this.conditions = conditions;
        getStyleClass().addAll("strip", "state-toolbar");
        setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        hideWhileComparing(gap);
        CompareBar bar = new CompareBar(compare);
        Presence.bind(bar, compare.activeProperty());
        SnapshotBar snapshotBar = new SnapshotBar(snapshot, model);
        Presence.bind(snapshotBar, snapshot.activeProperty());
        onlyOneOf(compare.activeProperty(), snapshot.activeProperty());
        getChildren()
                .addAll(
                        buildSearch(),
                        buildOnlyChanges(),
                        buildSummary(),
                        bar,
                        snapshotBar,
                        gap,
                        buildText(text),
                        buildWhen(),
                        new ExportMenu(model),
                        buildSnapshot(),
                        buildPin(),
                        buildCompare());
    }

    void find() {
        compare.activeProperty().set(false);
        snapshot.activeProperty().set(false);
        search.requestFocus();
        search.selectAll();
    }

    private Node buildSearch() {
        search.setId("state-search");
        search.setPromptText("Find key or value");
        search.setAccessibleText("Find a key or a value in the state (Ctrl+F)");
        search.setPrefWidth(190);
        search.setMinWidth(110);
        FontIcon lens = new FontIcon(Feather.SEARCH);
        lens.getStyleClass().add("search-lens");
        search.setLeft(lens);
        table.searchProperty().bind(search.textProperty());
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                table.requestFocus();
                event.consume();
            }
        });
        hideWhileComparing(search);
        return search;
    }

    private Node buildOnlyChanges() {
        ToggleButton only = worded("Only what changed", Feather.EDIT_3);
        only.setId("state-only-changes");
        only.selectedProperty().bindBidirectional(table.onlyChangesProperty());
        hideWhileComparing(only);
        return only;
    }

    private Node buildSummary() {
        Label summary = new Label();
        summary.setId("state-summary");
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        summary.textProperty().bind(table.summaryProperty());
        hideWhileComparing(summary);
        return summary;
    }

    private Node buildText(BooleanProperty text) {
        ToggleButton toggle = Buttons.toggle(Feather.CODE, "The state as JSON text, instead of a tree");
        toggle.setId("state-text");
        toggle.selectedProperty().bindBidirectional(text);
        hideWhileComparing(toggle);
        return toggle;
    }

    private Node buildWhen() {
        ToggleButton when = Buttons.toggle(Feather.FILTER, "When was something true of the state?");
        when.setId("state-when");
        when.selectedProperty().bindBidirectional(conditions.activeProperty());
        return when;
    }

    private Node buildPin() {
        Button pin = Buttons.icon(Feather.MAP_PIN, "Pin this version as A, to compare others with it", () -> {
            compare.pinCurrentAsFrom();
            compare.activeProperty().set(true);
        });
        pin.setId("state-pin");
        model.momentProperty().subscribe(now -> pin.setDisable(now == null));
        return pin;
    }

    private Node buildSnapshot() {
        ToggleButton toggle = Buttons.toggle(Feather.ARCHIVE, "The snapshot of this version beside what replay gives");
        toggle.setId("state-snapshot");
        toggle.selectedProperty().bindBidirectional(snapshot.activeProperty());
        ReadOnlyObjectProperty<NavigableSet<Long>> versions = model.snapshots().versionsProperty();
        Presence.bind(
                toggle,
                Bindings.createBooleanBinding(
                        () -> !versions.get().isEmpty()
                                || snapshot.activeProperty().get(),
                        versions,
                        snapshot.activeProperty()));
        return toggle;
    }

    private Node buildCompare() {
        ToggleButton toggle = worded("Compare", Feather.COLUMNS);
        toggle.setId("state-compare");
        toggle.selectedProperty().bindBidirectional(compare.activeProperty());
        return toggle;
    }

    private ToggleButton worded(String words, Feather icon) {
        ToggleButton toggle = new ToggleButton(words, new FontIcon(icon));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(words));
        toggle.setAccessibleText(words);
        toggle.contentDisplayProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < ROOM_FOR_WORDS
                                ? ContentDisplay.GRAPHIC_ONLY
                                : ContentDisplay.LEFT));
        return toggle;
    }

    private void hideWhileComparing(Node node) {
        Presence.bind(
                node, compare.activeProperty().or(snapshot.activeProperty()).not());
    }

    private static void onlyOneOf(BooleanProperty one, BooleanProperty other) {
        one.subscribe(wanted -> other.set(other.get() && !wanted));
        other.subscribe(wanted -> one.set(one.get() && !wanted));
    }
}
