package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.Presence;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The shape of the whole system, in three views: the map, the paths, and the odd ones out. */
public final class ProcessView extends BorderPane {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final ProcessModel model;
    private final StackPane content = new StackPane();
    private final ToggleGroup views = new ToggleGroup();
    private final ToggleButton map = view("Map", "process-show-map");
    private final ToggleButton variants = view("Paths", "process-show-variants");
    private final ToggleButton odd = view("Odd ones out", "process-show-odd");
    private final Map<ToggleButton, Node> panes;

    public ProcessView(ProcessModel model) {
        this.model = model;
        this.panes = Map.of(map, new MapView(model), variants, new VariantsPane(model), odd, new OddPane(model));
        setId("process-view");
        setMinSize(0, 0);
        content.setMinSize(0, 0);
        views.selectedToggleProperty().subscribe((before, now) -> {
            // One of them is always chosen.
            if (now instanceof ToggleButton chosen) {
                content.getChildren().setAll(panes.get(chosen));
            } else {
                views.selectToggle(before);
            }
        });
        views.selectToggle(map);
        setTop(bar());
        setCenter(new PanelPane(content, model.stateProperty()));
        model.shapeProperty().subscribe(this::count);
    }

    private HBox bar() {
        HBox choice = new HBox(map, variants, odd);
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.getStyleClass().add("process-views");
        ChoiceBox<Span> span = new ChoiceBox<>();
        span.setId("process-span");
        span.setAccessibleText("How much of the store is looked at");
        span.getItems().setAll(Span.values());
        span.valueProperty().bindBidirectional(model.spanProperty());
        span.setMinWidth(Region.USE_PREF_SIZE);
        Label summary = new Label();
        summary.textProperty().bind(model.summaryProperty());
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox bar = new HBox(8, choice, span, condition(), room, summary, stop(), readOn());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("strip");
        return bar;
    }

    private TextField condition() {
        TextField condition = new TextField();
        condition.setId("process-condition");
        condition.setPromptText("Only events where … (Enter)");
        condition.setAccessibleText("Only events that meet this condition, such as streamType = Order");
        condition.setPrefColumnCount(18);
        condition.setMinWidth(80);
        condition.setOnAction(event -> model.ask(condition.getText()));
        Tooltip tooltip = new Tooltip();
        model.problemProperty().subscribe(problem -> {
            condition.pseudoClassStateChanged(PROBLEM, !problem.isEmpty());
            tooltip.setText(problem.isEmpty() ? "For example: streamType = Order and user = anna" : problem);
        });
        condition.setTooltip(tooltip);
        return condition;
    }

    private Button stop() {
        Button stop = new Button("Stop here");
        stop.setOnAction(event -> model.enough());
        Presence.bind(stop, model.runningProperty());
        return stop;
    }

    private Button readOn() {
        Button readOn = new Button("Read on");
        readOn.setOnAction(event -> model.readOn());
        Presence.bind(readOn, model.cutProperty().and(model.runningProperty().not()));
        return readOn;
    }

    private ToggleButton view(String words, String id) {
        ToggleButton button = new ToggleButton(words);
        button.setId(id);
        button.setToggleGroup(views);
        return button;
    }

    private void count(@Nullable ProcessShape shape) {
        odd.setText(
                shape == null || shape.odd().isEmpty()
                        ? "Odd ones out"
                        : "Odd ones out  " + shape.odd().size());
    }
}
