package dev.hindsight.ui.state;

import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.ui.common.PanelPane;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The state panel: the state at the current version, what its event changed, and where each value came from. */
public final class StateView extends StackPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final StateModel model;
    private final StateToolbar toolbar;

    /** {@code chooseCode} is called when the user wants other code to replay. */
    public StateView(StateModel model, Runnable chooseCode) {
        this.model = model;
        CompareModel compare = new CompareModel(model);
        ValueTrail trail = new ValueTrail(model);
        ConditionSearch conditions = new ConditionSearch(model);
        StateTable table = new StateTable(model, trail);
        StateText text = new StateText(model);
        table.visibleProperty().bind(text.activeProperty().not());
        toolbar = new StateToolbar(model, table, compare, conditions, text.activeProperty());
        setId("state-view");
        getStyleClass().add("state-view");
        BorderPane content = new BorderPane();
        VBox bars = new VBox(
                new StateHeader(model, chooseCode),
                toolbar,
                new ConditionBar(model, conditions),
                new ErrorStrip(model),
                notice("state-notice", model.shown().noticeProperty()),
                remark("state-sealed", model.shown().sealedProperty()),
                notice("state-not-run", model.momentProperty().map(StateView::reservation)),
                buildCodeNotice());
        // Content that insisted on its width would be centred, and lose both ends in a narrow window.
        bars.setMinWidth(0);
        content.setMinWidth(0);
        content.setTop(bars);
        content.setCenter(new CompareSwitch(
                new BorderPane(new StackPane(table, text), null, null, new ValueDetail(model, trail), null),
                compare,
                model.snapshot()));
        getChildren().add(new PanelPane(content, model.shown().panelStateProperty()));
        StepKeys.install(this, model);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find();
                event.consume();
            }
        });
    }

    /** Puts the cursor into the field that searches the state (Ctrl+F). */
    public void find() {
        toolbar.find();
    }

    private Node buildCodeNotice() {
        Label words = new Label("The code has been built anew since this was replayed.");
        Button again = new Button("Replay again");
        again.setId("state-replay-again");
        again.setOnAction(event -> model.replaying().again());
        HBox notice = new HBox(10, words, again);
        notice.setId("state-code-changed");
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().add("state-notice");
        notice.visibleProperty().bind(model.code().changedProperty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    /** Quieter than a notice: nothing is wrong. */
    private static Node remark(String id, ObservableValue<String> words) {
        Node remark = notice(id, words);
        remark.getStyleClass().setAll("label", "state-remark");
        return remark;
    }

    private static Node notice(String id, ObservableValue<String> words) {
        Label notice = new Label();
        notice.setId(id);
        notice.getStyleClass().add("state-notice");
        notice.setWrapText(true);
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.textProperty().bind(words);
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private static String reservation(@Nullable Moment now) {
        return now != null && now.replay().replayedBy() instanceof ReplayedBy.Code code ? code.reservation() : "";
    }
}
