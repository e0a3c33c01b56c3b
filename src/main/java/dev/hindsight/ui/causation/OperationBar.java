package dev.hindsight.ui.causation;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.Copying;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which operation it is, in numbers, and what can be done with it and its picture. */
final class OperationBar extends HBox {
    private final CausationModel model;
    private final Label name = new Label();
    private final TextField search = new TextField();
    private final Label found = new Label();
    private final Button copy;
    private final Button list;

    /** @param canvas the picture that is shown now */
    OperationBar(CausationModel model, Supplier<TracePane> canvas) {
        this.model = model;
        getStyleClass().addAll("strip", "operation-bar");
        name.getStyleClass().add("strong");
        name.setMinWidth(USE_PREF_SIZE);
        copy = Buttons.icon(Feather.COPY, "Copy the correlation id", this::copyCorrelation);
        copy.setId("causation-copy");
        list = Buttons.icon(Feather.LIST, "Show these events in the list", model::showInList);
        list.setId("causation-list");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .setAll(
                        views(),
                        name,
                        copy,
                        space,
                        found,
                        search,
                        new TraceExportButton(model),
                        list,
                        folds(),
                        turn(),
                        zoomOut(canvas),
                        zoomIn(canvas),
                        fit(canvas));
        prepareSearch(canvas);
        model.shownProperty().subscribe(this::show);
    }

    TextField searchField() {
        return search;
    }

    private HBox views() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton graph = view(group, TraceView.GRAPH, "Graph", "left-pill");
        ToggleButton waterfall = view(group, TraceView.WATERFALL, "Waterfall", "center-pill");
        ToggleButton lanes = view(group, TraceView.LANES, "Lanes", "right-pill");
        HBox views = new HBox(graph, waterfall, lanes);
        views.getStyleClass().add("view-switch");
        views.setMinWidth(USE_PREF_SIZE);
        return views;
    }

    private ToggleButton view(ToggleGroup group, TraceView view, String words, String style) {
        ToggleButton button = new ToggleButton(words);
        button.setId("causation-" + words.toLowerCase(Locale.ROOT) + "-view");
        button.getStyleClass().addAll("small", style);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        // A button that is down stays down: one of the three is always shown.
        button.setOnAction(event -> {
            model.look(view);
            button.setSelected(true);
        });
        model.viewProperty().subscribe(now -> {
            if (now == view) {
                button.setSelected(true);
            }
        });
        return button;
    }

    private void prepareSearch(Supplier<TracePane> canvas) {
        search.setId("causation-search");
        search.setPromptText("Type, stream or id");
        search.setAccessibleText("Search the trace");
        search.getStyleClass().add("small");
        search.setPrefWidth(150);
        search.setMinWidth(90);
        found.getStyleClass().add("muted");
        found.setId("causation-found");
        search.textProperty().addListener((property, before, now) -> model.search(now));
        search.setOnAction(event -> model.nextFound());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                canvas.get().requestFocus();
                event.consume();
            }
        });
        model.foundProperty()
                .subscribe(now -> found.setText(
                        model.isSearching() ? String.format(Locale.ROOT, "%,d found", now.cardinality()) : ""));
    }

    private Button folds() {
        Button folds =
                Buttons.icon(Feather.MINIMIZE_2, "Fold what is deep, or unfold everything", model::toggleAllFolds);
        folds.setId("causation-folds");
        return folds;
    }

    private Button turn() {
        Button turn = Buttons.icon(Feather.GIT_MERGE, "Draw top-down", model::turn);
        turn.setId("causation-turn");
        turn.visibleProperty().bind(model.viewProperty().isEqualTo(TraceView.GRAPH));
        turn.managedProperty().bind(turn.visibleProperty());
        model.planProperty().subscribe(plan -> {
            String words = plan == Plan.LEFT_TO_RIGHT ? "Draw from top to bottom" : "Draw from left to right";
            turn.setTooltip(new Tooltip(words));
            turn.setAccessibleText(words);
            turn.getGraphic().setRotate(plan == Plan.LEFT_TO_RIGHT ? 0 : 90);
        });
        return turn;
    }

    private static Button zoomIn(Supplier<TracePane> canvas) {
        return Buttons.icon(Feather.ZOOM_IN, "Zoom in (+)", () -> canvas.get().zoomIn());
    }

    private static Button zoomOut(Supplier<TracePane> canvas) {
        return Buttons.icon(Feather.ZOOM_OUT, "Zoom out (-)", () -> canvas.get().zoomOut());
    }

    private static Button fit(Supplier<TracePane> canvas) {
        Button fit = Buttons.icon(
                Feather.MAXIMIZE,
                "Show the whole operation (F)",
                () -> canvas.get().fit());
        fit.setId("causation-fit");
        return fit;
    }

    private void copyCorrelation() {
        model.correlation().map(CorrelationId::value).ifPresent(Copying::text);
    }

    private void show(@Nullable Shown operation) {
        if (operation == null) {
            return;
        }
        CorrelationId correlation = operation.operation().correlation();
        name.setText(correlation == null ? "Causes and effects" : "Operation " + BoxText.brief(correlation.value()));
        name.setTooltip(new Tooltip(Objects.toString(
                correlation, "These events have no correlation id; they were found by their causes.")));
        copy.setDisable(correlation == null);
        list.setDisable(correlation == null);
    }
}
