package dev.hindsight.ui.process;

import dev.hindsight.causation.process.OperationId;
import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.causation.process.Variant;
import dev.hindsight.causation.process.VariantDifference;
import dev.hindsight.event.DurationText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The paths that operations took, the common ones first; one in full, or two compared. */
final class VariantsPane extends SplitPane {
    private final ProcessModel model;
    private final TableView<Variant> table = new TableView<>();
    private final ListView<VariantDifference> steps = new ListView<>();
    private final Label heading = new Label();
    private final Hyperlink slowest = new Hyperlink();
    private final OperationsPane operations;

    VariantsPane(ProcessModel model) {
        this.model = model;
        this.operations = new OperationsPane(model);
        steps.setCellFactory(list -> new DifferenceCell(model.workspace()));
        steps.setAccessibleText("The steps of the chosen path, or of both paths");
        steps.setFixedCellSize(24);
        heading.setWrapText(true);
        VBox above = new VBox(heading, slowest);
        above.getStyleClass().addAll("strip", "process-heading");
        SplitPane detail = new SplitPane(new BorderPane(steps, above, null, null, null), operations);
        detail.setOrientation(Orientation.VERTICAL);
        detail.setDividerPositions(0.62);
        getItems().addAll(table(), detail);
        setDividerPositions(0.6);
        model.shapeProperty().subscribe(this::show);
    }

    private TableView<Variant> table() {
        table.setId("process-variants");
        table.setAccessibleText("Paths of operations; choose two to compare them");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("Operations", VariantsPane::share, 124, true),
                        column("Median", variant -> DurationText.of(variant.median()), 94, true),
                        column("95 %", variant -> DurationText.of(variant.p95()), 94, true),
                        column("Path", VariantsPane::path, 320, false)));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Variant>) change -> showChosen());
        return table;
    }

    private static TableColumn<Variant, String> column(
            String title, Function<Variant, String> text, double width, boolean numeric) {
        TableColumn<Variant, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        if (numeric) {
            column.getStyleClass().add("numeric");
            column.setMinWidth(width);
            column.setMaxWidth(width);
        }
        return column;
    }

    private static String share(Variant variant) {
        return String.format(Locale.ROOT, "%,d  (%.1f %%)", variant.count(), variant.share() * 100);
    }

    private static String path(Variant variant) {
        return variant.path().stream()
                .map(step -> step.type() + (step.repeated() ? "+" : ""))
                .collect(Collectors.joining(" › "));
    }

    private void show(@Nullable ProcessShape shape) {
        if (shape != null) {
            int chosen = Math.max(0, table.getSelectionModel().getSelectedIndex());
            table.getItems().setAll(shape.variants());
            table.getSelectionModel().clearAndSelect(chosen);
        }
    }

    private void showChosen() {
        List<Variant> chosen = table.getSelectionModel().getSelectedItems().stream()
                .filter(variant -> variant != null)
                .toList();
        if (chosen.size() == 2) {
            showTwo(chosen.get(0), chosen.get(1));
        } else if (!chosen.isEmpty()) {
            showOne(chosen.getFirst());
        }
    }

    private void showOne(Variant variant) {
        heading.setText(
                "%,d operations took this path. Choose a second one with Ctrl to compare.".formatted(variant.count()));
        lead(slowest, "The slowest of them", variant.slowest());
        steps.getItems().setAll(VariantDifference.between(variant.path(), variant.path()));
        operations.show("The last operations of this path:", variant.operations());
    }

    private void showTwo(Variant first, Variant second) {
        heading.setText("− only in the path of %,d operations (95 %% within %s), + only in that of %,d (within %s)"
                .formatted(first.count(), DurationText.of(first.p95()), second.count(), DurationText.of(second.p95())));
        slowest.setVisible(false);
        slowest.setManaged(false);
        steps.getItems().setAll(VariantDifference.between(first.path(), second.path()));
        operations.show("The last operations of the second path:", second.operations());
    }

    private void lead(Hyperlink link, String words, OperationId operation) {
        link.setText(words);
        link.setVisible(true);
        link.setManaged(true);
        link.setOnAction(event -> model.open(operation, 0));
    }
}
