package dev.hindsight.ui.checks;

import dev.hindsight.ui.checks.ChecksModel.Phase;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.PanelPane;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The checks to choose from, beside what they find. */
public final class ChecksView extends BorderPane {
    private static final double BESIDE_WIDTH = 640;
    private static final double ROW_BELOW = 0.45;

    private final ChecksModel model;
    private final FindingsTable table;
    private final ToggleButton consumers = new ToggleButton("Consumers", new FontIcon(Feather.USERS));

    public ChecksView(ChecksModel model) {
        this.model = model;
        this.table = new FindingsTable(model);
        setId("checks-view");
        consumers.setId("checks-consumers");
        consumers.setMinWidth(Region.USE_PREF_SIZE);
        consumers.setTooltip(new Tooltip("Show how far the consumers of the store are behind"));
        showWordsWhereThereIsRoom(consumers);
        setMinSize(0, 0);
        setTop(bar());
        SplitPane split = new SplitPane(new CheckList(model), findings());
        // One above the other where they would have no room beside one another.
        split.widthProperty().subscribe(width -> {
            boolean beside = width.doubleValue() >= BESIDE_WIDTH;
            split.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        });
        split.setDividerPositions(0.38);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        setCenter(split);
        setBottom(new KnownBar(model));
    }

    private StackPane findings() {
        StackPane pane = new StackPane();
        pane.setMinSize(0, 0);
        BorderPane found = new BorderPane(table);
        found.setTop(new FindingFilterBar(model));
        found.setBottom(new FindingDetail(model));
        found.setMinSize(0, 0);
        RowPane row = new RowPane(model.row(), model.workspace());
        SplitPane withRow = new SplitPane(found);
        withRow.setOrientation(Orientation.VERTICAL);
        model.selectedProperty().subscribe(finding -> {
            boolean wanted = finding != null && model.isAboutRows(finding);
            if (wanted != withRow.getItems().contains(row)) {
                withRow.getItems().setAll(wanted ? List.of(found, row) : List.of(found));
                withRow.setDividerPositions(ROW_BELOW);
            }
        });
        BorderPane all = new BorderPane(new PanelPane(withRow, model.stateProperty()));
        ConsumersPane consumersPane = new ConsumersPane(model.consumers(), model.workspace());
        model.consumers().wantedProperty().bind(consumers.selectedProperty());
        consumers.selectedProperty().subscribe(chosen -> pane.getChildren().setAll(chosen ? consumersPane : all));
        return pane;
    }

    private HBox bar() {
        Label summary = new Label();
        summary.setId("checks-summary");
        summary.getStyleClass().add("muted");
        summary.textProperty().bind(model.summaryProperty());
        summary.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.summaryProperty());
        summary.setTooltip(whole);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, run(), stop(), summary, space, describe(), consumers, new FileMenu(model), copy());
        bar.getStyleClass().add("strip");
        return bar;
    }

    private Button run() {
        Button run = new Button("Run", new FontIcon(Feather.PLAY));
        run.setId("checks-run");
        run.setTooltip(new Tooltip("Run the chosen checks"));
        run.setMinWidth(Region.USE_PREF_SIZE);
        Runnable enable = () -> run.setDisable(model.phaseProperty().get() == Phase.RUNNING
                || model.entries().stream()
                        .noneMatch(entry -> entry.chosenProperty().get()));
        model.phaseProperty().subscribe(enable);
        model.entries().forEach(entry -> entry.chosenProperty().subscribe(enable));
        enable.run();
        run.setOnAction(event -> model.run());
        return run;
    }

    private Button stop() {
        Button stop = new Button("Stop", new FontIcon(Feather.SQUARE));
        stop.setId("checks-stop");
        stop.setTooltip(new Tooltip("Stop; what was found so far stays (Escape)"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.visibleProperty().bind(model.phaseProperty().isEqualTo(Phase.RUNNING));
        stop.managedProperty().bind(stop.visibleProperty());
        stop.setOnAction(event -> model.cancel());
        return stop;
    }

    private Button describe() {
        Button describe = new Button("Read models …", new FontIcon(Feather.GRID));
        describe.setId("checks-describe");
        describe.setMinWidth(Region.USE_PREF_SIZE);
        describe.setTooltip(new Tooltip("Say which tables are read models, and which values of the state they keep"));
        showWordsWhereThereIsRoom(describe);
        describe.setOnAction(event -> new MappingDialog(getScene().getWindow(), model.describeReadModel()).show());
        return describe;
    }

    /** Its tooltip says the rest. */
    private void showWordsWhereThereIsRoom(ButtonBase button) {
        button.setAccessibleText(button.getText());
        button.contentDisplayProperty()
                .bind(widthProperty()
                        .map(width -> width.doubleValue() < BESIDE_WIDTH
                                ? ContentDisplay.GRAPHIC_ONLY
                                : ContentDisplay.LEFT));
    }

    private Button copy() {
        Button copy = Buttons.icon(
                Feather.COPY,
                "Copy the findings that are shown",
                () -> Copying.text(FindingText.of(List.copyOf(table.getItems()))));
        copy.setId("checks-copy");
        return copy;
    }
}
