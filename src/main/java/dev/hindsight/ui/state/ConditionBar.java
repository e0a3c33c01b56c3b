package dev.hindsight.ui.state;

import dev.hindsight.replay.Turn;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Verbatim;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Asks when something was true of the state, and goes to where it became so and where it ceased. */
final class ConditionBar extends HBox {
    private static final int LISTED = 200;

    private final StateModel model;
    private final ConditionSearch search;
    private final TextField condition = new TextField();
    private final MenuButton turns = new MenuButton("Versions");

    ConditionBar(StateModel model, ConditionSearch search) {
        super(8);
        this.model = model;
        this.search = search;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        getStyleClass().addAll("strip", "condition-bar");
        Label words = new Label();
        words.setId("state-condition-words");
        words.setMinWidth(0);
        words.textProperty().bind(search.wordsProperty());
        words.tooltipProperty().bind(search.wordsProperty().map(Tooltip::new));
        Label when = new Label("When is");
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.setLabelFor(condition);
        turns.setId("state-condition-turns");
        turns.setMinWidth(Region.USE_PREF_SIZE);
        turns.setDisable(true);
        search.turns().subscribe(this::list);
        getChildren()
                .setAll(
                        when,
                        field(),
                        Buttons.icon(Feather.CHEVRON_LEFT, "Where it turned before this version", search::previous),
                        Buttons.icon(Feather.CHEVRON_RIGHT, "Where it turns after this version (Enter)", search::next),
                        turns,
                        words);
        visibleProperty().bind(search.activeProperty());
        managedProperty().bind(visibleProperty());
        search.activeProperty().subscribe(active -> {
            if (active) {
                condition.requestFocus();
            }
        });
    }

    private TextField field() {
        condition.setId("state-condition");
        condition.setPromptText("/status = \"shipped\" and /total < 0");
        condition.setAccessibleText("A condition on the state");
        condition.getStyleClass().add("code");
        condition.setPrefWidth(360);
        condition.setMinWidth(110);
        HBox.setHgrow(condition, Priority.SOMETIMES);
        condition.setOnAction(event -> {
            if (search.turns().isEmpty()) {
                search.search(condition.getText());
            } else {
                search.next();
            }
        });
        condition.textProperty().subscribe((before, typed) -> search.turns().clear());
        condition.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.activeProperty().set(false);
                event.consume();
            }
        });
        return condition;
    }

    private void list() {
        turns.getItems()
                .setAll(search.turns().stream().limit(LISTED).map(this::item).toList());
        turns.setText(
                search.turns().isEmpty()
                        ? "Versions"
                        : "%,d versions".formatted(search.turns().size()));
        turns.setDisable(search.turns().isEmpty());
        int more = search.turns().size() - LISTED;
        if (more > 0) {
            MenuItem rest = new MenuItem("and %,d more".formatted(more));
            rest.setDisable(true);
            turns.getItems().add(rest);
        }
    }

    private MenuItem item(Turn turn) {
        MenuItem item = Verbatim.of(new MenuItem("v %d  %s  %s  becomes %s"
                .formatted(
                        turn.event().version(),
                        TimeText.second(
                                turn.event().at(), model.workspace().view().zone()),
                        turn.event().type(),
                        turn.holds())));
        item.setOnAction(event -> search.go(turn));
        return item;
    }
}
