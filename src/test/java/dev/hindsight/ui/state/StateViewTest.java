package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Content;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StateViewTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        Theme.loadFonts();
    }

    @Test
    void picturesOfTheOrder(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 15);
        both(robot, model, "state-change");
        robot.interact(() -> model.steps().goToIndex(15));
        both(robot, model, "state-added");
        robot.interact(() -> model.steps().goToIndex(16));
        both(robot, model, "state-removed");
        robot.interact(() -> model.steps().goToIndex(17));
        both(robot, model, "state-error");
        assertThat(model.errors()).hasSize(2);
        robot.interact(() -> model.steps().goToIndex(15));
        robot.clickOn("quantity");
        both(robot, model, "state-detail");
        robot.clickOn("#value-history-toggle");
        both(robot, model, "state-history");
    }

    @Test
    void pictureOfComparison(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 5);
        robot.clickOn("#state-pin");
        robot.interact(() -> model.steps().goToIndex(40));
        both(robot, model, "state-compare");
        robot.clickOn("#compare-side-by-side");
        both(robot, model, "state-compare-texts");
    }

    @Test
    void pictureOfGuessAndManyEvents(FxRobot robot) {
        StateModel model = open(robot, OrderStory.counter(3000), new ReplayedBy.PayloadMerge(), 1200);
        both(robot, model, "state-guess-3000");
        robot.clickOn("#state-replayed-by");
        pictureOfPopup(robot, "state-guess-explained");
    }

    @Test
    void whatReplayedItIsTold(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 15);
        robot.clickOn("#state-replayed-by");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("shop-domain-2.4.1.jar").tryQuery()).isPresent();
        pictureOfPopup(robot, "state-replayed-by-light");
        robot.interact(() -> Theme.DARK.apply(model.workspace().view()));
        pictureOfPopup(robot, "state-replayed-by-dark");
        robot.interact(() -> Theme.LIGHT.apply(model.workspace().view()));
    }

    @Test
    void keysStepWhereverTheFocusIsButNotInAField(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 15);
        robot.clickOn("quantity");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(model.moment().map(Moment::index)).contains(15);
        robot.type(KeyCode.HOME);
        assertThat(model.moment().map(Moment::index)).contains(0);
        robot.clickOn("#state-search").write("lamp").type(KeyCode.LEFT, KeyCode.HOME);
        assertThat(model.moment().map(Moment::index)).contains(0);
        robot.clickOn("#scrub-strip").type(KeyCode.END);
        assertThat(model.moment().map(Moment::index)).contains(39);
        robot.type(KeyCode.HOME, KeyCode.SPACE);
        waitUntil(() -> model.moment().orElseThrow().index() > 0);
        robot.type(KeyCode.SPACE);
        assertThat(model.playback().playingProperty().get()).isFalse();
    }

    @Test
    void aClickOnAValueLeadsToTheEventThatSetIt(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 3);
        robot.clickOn("#state-search").write("derid").clickOn("orderId");
        assertThat(robot.lookup("#value-last-set").queryLabeled().getText())
                .isEqualTo("Last set at v 1 by OrderPlaced, 14 min 22 s earlier");
        both(robot, model, "state-last-set");
        robot.clickOn("#value-go-there");
        assertThat(model.moment().map(Moment::index)).contains(0);
        assertThat(robot.lookup("#value-last-set").queryLabeled().getText()).startsWith("Set by this event");
    }

    @Test
    void aVersionIsTypedAndWhatIsNoneIsExplained(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 3);
        robot.clickOn("#scrub-place").write("77").type(KeyCode.ENTER);
        assertThat(robot.lookup("#scrub-time").queryLabeled().getText()).startsWith("There is no version 77");
        pictureOfPopup(robot, "state-goto-bubble");
        both(robot, model, "state-goto-problem");
        robot.write("12").type(KeyCode.ENTER);
        assertThat(model.moment().map(Moment::index)).contains(11);
    }

    @Test
    void theTreeIsSearchedAndReducedToWhatChanged(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 15);
        robot.clickOn("#state-search").write("lamp");
        both(robot, model, "state-search");
        assertThat(robot.lookup("#state-summary").queryLabeled().getText()).isEqualTo("1 match");
        assertThat(robot.lookup("orderId").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE).clickOn("#state-only-changes");
        both(robot, model, "state-only-changes");
        assertThat(robot.lookup("orderId").tryQuery()).isEmpty();
        assertThat(robot.lookup("total").tryQuery()).isPresent();
    }

    @Test
    void aLargeArrayIsShownInSlicesAndKeepsWhatTheUserOpened(FxRobot robot) {
        String numbers = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Script script = new Script("stock-1")
                .event("StockCounted", "{'counts': [" + numbers + "], 'by': 'Ada'}")
                .event("StockCounted", "{'counts': [" + numbers + "], 'by': 'Bea'}");
        StateModel model = open(robot, script, ScriptedHost.CODE, 1);
        robot.clickOn("counts").type(KeyCode.MINUS, KeyCode.PLUS);
        TreeTableView<?> tree = robot.lookup("#state-tree").queryAs(TreeTableView.class);
        assertThat(tree.getExpandedItemCount()).isEqualTo(1_003);
        robot.interact(() -> tree.scrollTo(1_000));
        robot.clickOn("4,000 more");
        assertThat(tree.getExpandedItemCount()).isEqualTo(2_003);
        robot.interact(model.steps()::next);
        assertThat(tree.getExpandedItemCount()).isEqualTo(2_003);
        both(robot, model, "state-large-array");
    }

    @Test
    void aSnapshotIsShownBesideWhatReplayGives(FxRobot robot) {
        Script script = OrderStory.order();
        String state = ((Content.Text) script.store.events.get(9).payload()).value();
        script.snapshot(10, state.replace("PLACED", "DRAFT").replace("\"currency\": \"EUR\", ", ""));
        script.snapshot(15, ((Content.Text) script.store.events.get(14).payload()).value());
        StateModel model = open(robot, script, ScriptedHost.CODE, 15);
        waitUntil(() -> !model.snapshots().indexesProperty().get().isEmpty());

        robot.clickOn("#state-snapshot");
        waitUntil(() -> model.snapshot().keptProperty().get() != null);
        assertThat(robot.lookup("#snapshot-words").queryLabeled().getText())
                .isEqualTo("Same as replay. Snapshot of version 15, form 2.");
        both(robot, model, "state-snapshot-same");

        robot.clickOn("#snapshot-before");
        waitUntil(() -> model.snapshot().keptProperty().get() != null
                && model.snapshot().keptProperty().get().snapshot().version() == 10);
        both(robot, model, "state-snapshot-differs");
        robot.interact(model.steps()::next);
        both(robot, model, "state-snapshot-none");
        robot.clickOn("#state-compare");
        assertThat(model.snapshot().activeProperty().get()).isFalse();
    }

    @Test
    void aDoubleClickOnTheMarkAsksForTheSnapshot(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order().snapshot(20, "{}"), ScriptedHost.CODE, 1);
        waitUntil(() -> !model.snapshots().indexesProperty().get().isEmpty());
        robot.interact(() -> ((ScrubBar) stage.getScene().lookup("#scrub-bar")).onShowSnapshot(model::showSnapshot));
        Bounds strip = robot.lookup("#scrub-strip")
                .query()
                .localToScreen(robot.lookup("#scrub-strip").query().getBoundsInLocal());
        double x = strip.getMinX() + new Strip(40, strip.getWidth()).x(19);
        robot.doubleClickOn(x, strip.getMaxY() - 4);
        assertThat(model.moment().map(Moment::index)).contains(19);
        assertThat(model.snapshot().activeProperty().get()).isTrue();
    }

    @Test
    void whatChangedIsInSightWhenAStreamIsOpened(FxRobot robot) {
        String scans = IntStream.range(0, 30)
                .mapToObj(i -> "{'place': 'hub " + i + "', 'remark': 'sorted'}")
                .collect(Collectors.joining(","));
        Script script = new Script("shipment-1")
                .event("ShipmentDispatched", "{'scans': [" + scans + "]}")
                .event("ParcelScanned", "{'scans': [" + scans + ", {'place': 'hub 30', 'remark': 'at the door'}]}");
        open(robot, script, ScriptedHost.CODE, 2);
        waitUntil(() -> robot.lookup("\"at the door\"").tryQuery().isPresent());
        Node remark = robot.lookup("\"at the door\"").query();
        TreeTableView<?> tree = robot.lookup("#state-tree").queryAs(TreeTableView.class);
        assertThat(tree.localToScene(tree.getLayoutBounds()).contains(remark.localToScene(remark.getLayoutBounds())))
                .isTrue();
    }

    @Test
    void whatStandsEncryptedIsSaidAboveTheState(FxRobot robot) {
        Script script = new Script("order-7")
                .event(
                        "OrderPlaced",
                        "{'total': 12, 'contact': {'encrypted': 'AES-256-GCM', 'person': 'c-101', 'data': 'abc='}}");
        StateModel model = open(robot, script, ScriptedHost.CODE, 1);
        assertThat(robot.lookup("#state-sealed").queryLabeled().getText()).startsWith("“contact” is encrypted");
        assertThat(robot.lookup("encrypted (personal data of c-101)").tryQuery())
                .isPresent();
        both(robot, model, "state-sealed");
    }

    private void pictureOfPopup(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.listWindows().stream()
                .filter(window -> !window.equals(stage))
                .findFirst()
                .ifPresent(window -> Screens.save(window.getScene(), name));
    }

    private StateModel open(FxRobot robot, Script script, ReplayedBy replayedBy, long version) {
        Workspace workspace = script.workspace(Tasks.forWindow(), replayedBy);
        StateModel[] model = new StateModel[1];
        robot.interact(() -> {
            model[0] = new StateModel(workspace);
            BorderPane root = new BorderPane(new StateView(model[0], () -> {}));
            root.setBottom(new ScrubBar(model[0]));
            Scene scene = new Scene(root, 640, 520);
            Theme.LIGHT.apply(workspace.view());
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            workspace.navigation().go(script.location(version));
        });
        waitUntil(() -> model[0].moment().isPresent());
        return model[0];
    }

    private static void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("This did not come to pass within 10 s.", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void both(FxRobot robot, StateModel model, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Screens.save(stage.getScene(), name + "-light");
        robot.interact(() -> Theme.DARK.apply(model.workspace().view()));
        Screens.save(stage.getScene(), name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(model.workspace().view()));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
