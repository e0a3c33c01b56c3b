package dev.hindsight.ui.whatif;

import dev.hindsight.replay.Change;
import dev.hindsight.ui.common.AdaptingSplit;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.Verbatim;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The supposed history on the left; what it makes different on the right. */
public final class WhatIfView extends BorderPane {
    /** Headings and one line of what differs. */
    private static final double LEAST_HEIGHT = 84;

    private static final double ROOM_FOR_BOTH = 760;

    private final WhatIfModel model;
    private final ListView<SupposedEvent> list = new ListView<>();
    /** What differs, and below it the editor while an event is edited. */
    private final VBox right = new VBox();

    private final EventEditor editor;

    public WhatIfView(WhatIfModel model) {
        this.model = model;
        this.editor = new EventEditor(model, this::closeEditor);
        setId("what-if");
        setMinSize(0, 0);
        setTop(new VBox(banner(), toolbar()));
        buildList();
        Region comparison = comparison();
        comparison.setMinHeight(LEAST_HEIGHT);
        comparison.setPrefHeight(LEAST_HEIGHT);
        VBox.setVgrow(comparison, Priority.ALWAYS);
        right.getChildren().add(comparison);
        AdaptingSplit split = new AdaptingSplit(ROOM_FOR_BOTH, list, right);
        split.setDividerPositions(0.46);
        setCenter(new PanelPane(split, model.stateProperty()));
    }

    private Node banner() {
        Label words = new Label(
                "What if: a supposed history, in memory only. The store is not touched.", new FontIcon(Feather.SHIELD));
        words.setId("what-if-banner");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        // In a narrow window too it has to be read to its end: that the store is not touched.
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button undo = Buttons.icon(Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)", model.suppositions()::undo);
        undo.disableProperty().bind(model.suppositions().canUndoProperty().not());
        undo.setId("what-if-undo");
        Button redo = Buttons.icon(Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Y)", model.suppositions()::redo);
        redo.disableProperty().bind(model.suppositions().canRedoProperty().not());
        Button over = new Button("Start over");
        over.disableProperty().bind(model.suppositions().canUndoProperty().not());
        over.setMinWidth(Region.USE_PREF_SIZE);
        over.setOnAction(event -> model.suppositions().startOver());
        HBox banner = new HBox(8, words, undo, redo, over);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().add("what-if-banner");
        return banner;
    }

    private Node toolbar() {
        Label verdict = new Label();
        verdict.setId("what-if-verdict");
        verdict.setMinWidth(0);
        verdict.getStyleClass().add("strong");
        verdict.textProperty().bind(model.verdictProperty());
        verdict.visibleProperty()
                .bind(model.stateProperty().map(state -> !model.events().isEmpty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(
                4,
                Buttons.icon(Feather.SLASH, "Leave out, or bring back (Delete)", this::skip),
                Buttons.icon(Feather.EDIT_2, "Edit the payload (Enter)", this::edit),
                Buttons.icon(Feather.ARROW_UP, "Have it happen earlier (Alt+Up)", this::moveUp),
                Buttons.icon(Feather.ARROW_DOWN, "Have it happen later (Alt+Down)", this::moveDown),
                Buttons.icon(Feather.PLUS, "Add an event after it (Insert)", this::insert),
                gap,
                verdict,
                Buttons.icon(Feather.CROSSHAIR, "Go to where the histories part", this::goToParting));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("strip");
        return bar;
    }

    private void buildList() {
        list.setId("what-if-events");
        list.setAccessibleText("The supposed history");
        list.setItems(model.events());
        list.setCellFactory(ignored -> new SupposedEventCell(model.workspace()));
        list.setFixedCellSize(28);
        list.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().subscribe(this::select);
        model.workspace().view().paletteProperty().subscribe((before, now) -> list.refresh());
        list.setContextMenu(new ContextMenu(
                item("Leave out, or bring back", this::skip),
                item("Edit the payload …", this::edit),
                item("Have it happen earlier", this::moveUp),
                item("Have it happen later", this::moveDown),
                item("Add an event after it …", this::insert),
                item("As it happened", () -> withSelected(model.edits()::restore))));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                edit();
            }
        });
    }

    private void select(@Nullable SupposedEvent event) {
        if (event != null && !Objects.equals(list.getSelectionModel().getSelectedItem(), event)) {
            list.getSelectionModel().select(event);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        Runnable action = action(event);
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private @Nullable Runnable action(KeyEvent event) {
        if (event.isShortcutDown()) {
            return switch (event.getCode()) {
                case Z -> model.suppositions()::undo;
                case Y -> model.suppositions()::redo;
                default -> null;
            };
        }
        return switch (event.getCode()) {
            case DELETE -> this::skip;
            case ENTER, F2 -> this::edit;
            case INSERT -> this::insert;
            case UP -> event.isAltDown() ? this::moveUp : null;
            case DOWN -> event.isAltDown() ? this::moveDown : null;
            default -> null;
        };
    }

    private void withSelected(Consumer<SupposedEvent> action) {
        SupposedEvent selected = model.selectedProperty().get();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private void skip() {
        withSelected(model.edits()::skipOrRestore);
    }

    private void moveUp() {
        withSelected(model.edits()::moveUp);
    }

    private void moveDown() {
        withSelected(model.edits()::moveDown);
    }

    private void goToParting() {
        model.goToParting();
        list.requestFocus();
    }

    private void edit() {
        withSelected(event -> {
            showEditor();
            editor.edit(event);
        });
    }

    private void insert() {
        withSelected(event -> {
            showEditor();
            editor.insertAfter(event);
        });
    }

    private void showEditor() {
        if (!right.getChildren().contains(editor)) {
            right.getChildren().add(editor);
        }
    }

    private void closeEditor() {
        right.getChildren().remove(editor);
        list.requestFocus();
    }

    private Region comparison() {
        TableView<Change> table = new TableView<>(model.changes());
        table.setId("what-if-changes");
        table.setAccessibleText("What differs after the selected event");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("Value", change -> change.path().toString()),
                        column("As it happened", change -> text(change.before())),
                        column("As supposed", change -> text(change.after()))));
        Label same = new Label("Both histories have the same state here.");
        same.getStyleClass().add("panel-hint");
        table.setPlaceholder(same);
        Label heading = new Label();
        heading.setId("what-if-heading");
        heading.setWrapText(true);
        heading.getStyleClass().add("muted");
        model.selectedProperty().subscribe(event -> heading.setText(heading(event)));
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("what-if-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        VBox top = new VBox(4, heading, problem);
        top.getStyleClass().add("strip");
        return new BorderPane(table, top, null, null, null);
    }

    private static String heading(@Nullable SupposedEvent event) {
        if (event == null) {
            return "Select an event to compare the states after it.";
        }
        String where = "after version %d (%s)"
                .formatted(event.header().version(), event.header().type());
        return event.kind() == SupposedEvent.Kind.SAME
                ? "The states %s, in both histories".formatted(where)
                : "The states %s, which is %s".formatted(where, event.kind().words());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "not there" : value.toString();
    }

    private static TableColumn<Change, String> column(String name, Function<Change, String> text) {
        TableColumn<Change, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        return column;
    }
}
