package dev.hindsight.ui.builds;

import dev.hindsight.replay.Change;
import dev.hindsight.ui.common.AdaptingSplit;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.PanelPane;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two class paths, the streams on which they differ, and every field that does at the first version. */
public final class BuildsView extends BorderPane {
    private static final double ROOM_FOR_BOTH = 760;

    private final BuildsModel model;
    private final TableView<BuildsModel.Difference> streams = new TableView<>();
    private final TableView<Change> changes = new TableView<>();
    private final Label detail = new Label();

    public BuildsView(BuildsModel model) {
        this.model = model;
        setId("builds-view");
        setMinSize(0, 0);
        setTop(form());
        AdaptingSplit split =
                new AdaptingSplit(ROOM_FOR_BOTH, streams(), new BorderPane(changes(), detail, null, null, null));
        split.setDividerPositions(0.45);
        setCenter(new PanelPane(split, model.stateProperty()));
    }

    private Node form() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        grid.addRow(0, label("Old build"), field("builds-left", "Class path of the old build", model.leftProperty()));
        grid.addRow(1, label("New build"), field("builds-right", "Class path of the new build", model.rightProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(12, scope(), gap, buttons());
        line.setAlignment(Pos.CENTER_LEFT);
        // Class paths are long: they get all of the width.
        VBox form = new VBox(8, grid, line);
        form.getStyleClass().addAll("strip", "builds-form");
        Label summary = new Label();
        summary.setId("builds-summary");
        summary.setWrapText(true);
        summary.getStyleClass().add("state-notice");
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.textProperty().bind(model.summaryProperty());
        summary.visibleProperty().bind(model.summaryProperty().isNotEmpty());
        summary.managedProperty().bind(summary.visibleProperty());
        return new VBox(form, summary);
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static TextField field(String id, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt + ", as Java takes it");
        field.setAccessibleText(prompt);
        field.textProperty().bindBidirectional(value);
        field.getStyleClass().add("code");
        GridPane.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private ComboBox<BuildsModel.Scope> scope() {
        ComboBox<BuildsModel.Scope> scope = new ComboBox<>();
        scope.setId("builds-scope");
        scope.setAccessibleText("Which streams are compared");
        scope.getItems().setAll(BuildsModel.Scope.values());
        scope.valueProperty().bindBidirectional(model.scopeProperty());
        scope.setMaxWidth(Double.MAX_VALUE);
        return scope;
    }

    private HBox buttons() {
        Button compare = new Button("Compare", new FontIcon(Feather.PLAY));
        compare.setId("builds-compare");
        compare.disableProperty()
                .bind(model.runningProperty()
                        .or(model.leftProperty().isEmpty())
                        .or(model.rightProperty().isEmpty()));
        compare.setOnAction(event -> model.compare());
        Button cancel = new Button("Stop");
        cancel.disableProperty().bind(model.runningProperty().not());
        cancel.setOnAction(event -> model.cancel());
        Button copy = new Button("Copy report", new FontIcon(Feather.COPY));
        copy.setOnAction(event -> Copying.text(report()));
        return new HBox(6, compare, cancel, copy);
    }

    private String report() {
        return model.differences().stream()
                .map(difference -> "%s from version %d on (%s)\n%s"
                        .formatted(
                                difference.stream().id(),
                                difference.divergence().event().version(),
                                difference.divergence().event().type(),
                                difference.divergence().changes().stream()
                                        .map(change -> "  %s: %s, now %s"
                                                .formatted(change.path(), change.before(), change.after()))
                                        .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n", model.summaryProperty().get() + "\n", "\n"));
    }

    private Node streams() {
        streams.setId("builds-streams");
        streams.setAccessibleText("Streams on which the builds differ; Enter goes there");
        streams.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        streams.getColumns()
                .setAll(List.of(
                        column("Stream", difference -> difference.stream().id().value(), 200),
                        column(
                                "First version",
                                difference -> Long.toString(
                                        difference.divergence().event().version()),
                                90),
                        column(
                                "Event",
                                difference -> difference.divergence().event().type(),
                                160),
                        column("Fields", BuildsView::fields, 80)));
        streams.setItems(model.differences());
        streams.getSelectionModel().selectedItemProperty().subscribe(this::show);
        streams.setRowFactory(table -> {
            TableRow<BuildsModel.Difference> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                    model.go(row.getItem());
                }
            });
            return row;
        });
        streams.setOnKeyPressed(event -> {
            BuildsModel.Difference selected = streams.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                model.go(selected);
                event.consume();
            }
        });
        // Not with the rows themselves: the table forgets its selection when it takes them.
        model.stateProperty().subscribe(() -> streams.getSelectionModel().selectFirst());
        return streams;
    }

    private static String fields(BuildsModel.Difference difference) {
        int number = difference.divergence().changes().size();
        return number == 0 ? "fails" : Integer.toString(number);
    }

    private Node changes() {
        changes.setId("builds-changes");
        changes.setAccessibleText("Every field that differs at that version");
        changes.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        changes.getColumns()
                .setAll(List.of(
                        column("Field", change -> change.path().toString(), 180),
                        column("Old build", change -> text(change.before()), 160),
                        column("New build", change -> text(change.after()), 160)));
        changes.setPlaceholder(new Label("Choose a stream to see what differs."));
        detail.setWrapText(true);
        detail.setMaxWidth(Double.MAX_VALUE);
        return changes;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "not there" : value.toString();
    }

    private static <T> TableColumn<T, String> column(String name, Function<T, String> text, double width) {
        TableColumn<T, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private void show(BuildsModel.@Nullable Difference difference) {
        changes.getItems()
                .setAll(difference == null ? List.of() : difference.divergence().changes());
        String errors = difference == null
                ? ""
                : difference
                                .divergence()
                                .leftError()
                                .map(error -> "The old build fails: " + error.message() + " ")
                                .orElse("")
                        + difference
                                .divergence()
                                .rightError()
                                .map(error -> "The new build fails: " + error.message())
                                .orElse("");
        detail.setText(errors);
        detail.getStyleClass().setAll("label");
        detail.setVisible(!errors.isEmpty());
        detail.setManaged(!errors.isEmpty());
    }
}
