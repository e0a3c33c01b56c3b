package dev.hindsight.ui.checks;

import dev.hindsight.check.Finding;
import dev.hindsight.check.Severity;
import dev.hindsight.ui.common.Copying;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The findings; selecting one moves the window there. */
final class FindingsTable extends TableView<Finding> {
    private static final PseudoClass KNOWN = PseudoClass.getPseudoClass("known");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final Comparator<String> VERSIONS =
            Comparator.comparingInt((String version) -> version.length()).thenComparing(Comparator.naturalOrder());

    FindingsTable(ChecksModel model) {
        setId("checks-findings");
        setAccessibleText("Findings; selecting one moves the window there");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Finding, Severity> severity = severity();
        getColumns().add(severity);
        TableColumn<Finding, String> check = text("Check", 128, Finding::check);
        check.setMinWidth(118);
        getColumns().add(check);
        TableColumn<Finding, String> stream = text("Stream", 132, FindingText::place);
        stream.setMinWidth(112);
        stream.getStyleClass().add("code");
        getColumns().add(stream);
        TableColumn<Finding, String> version = text("Version", 72, FindingText::version);
        version.setMinWidth(68);
        version.setComparator(VERSIONS);
        version.getStyleClass().add("numeric");
        getColumns().add(version);
        getColumns().add(text("What is wrong", 320, Finding::message));
        SortedList<Finding> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSortOrder().setAll(List.of(severity));
        Label none = new Label("No finding meets the filter.");
        none.getStyleClass().add("panel-hint");
        setPlaceholder(none);
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable Finding finding, boolean empty) {
                super.updateItem(finding, empty);
                pseudoClassStateChanged(
                        KNOWN,
                        finding != null && !empty && model.files().baseline().knows(finding));
            }
        });
        model.files().knownProperty().subscribe(known -> refresh());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().subscribe(model::select);
        MenuItem copy = new MenuItem("Copy");
        copy.setAccelerator(COPY);
        copy.setOnAction(event -> copySelected());
        setContextMenu(new ContextMenu(copy));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copySelected();
                event.consume();
            }
        });
    }

    private void copySelected() {
        Copying.text(FindingText.of(List.copyOf(getSelectionModel().getSelectedItems())));
    }

    private static TableColumn<Finding, Severity> severity() {
        TableColumn<Finding, Severity> column = new TableColumn<>("Severity");
        column.setPrefWidth(96);
        column.setMinWidth(92);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().severity()).getReadOnlyProperty());
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Severity severity, boolean empty) {
                super.updateItem(severity, empty);
                setText(empty || severity == null ? null : severity.label());
                setGraphic(empty || severity == null ? null : SeverityMark.of(severity));
            }
        });
        return column;
    }

    private static TableColumn<Finding, String> text(String name, double width, Function<Finding, String> text) {
        TableColumn<Finding, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())).getReadOnlyProperty());
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                setTooltip(empty || words == null || words.length() < 20 ? null : new Tooltip(words));
            }
        });
        return column;
    }
}
