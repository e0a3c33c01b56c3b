package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
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
        robot.interact(() -> model.goToIndex(15));
        both(robot, model, "state-added");
        robot.interact(() -> model.goToIndex(16));
        both(robot, model, "state-removed");
        robot.interact(() -> model.goToIndex(17));
        both(robot, model, "state-error");
        assertThat(model.errors()).hasSize(2);
        robot.interact(() -> model.goToIndex(15));
        robot.clickOn("quantity");
        both(robot, model, "state-detail");
        robot.clickOn("#value-history-toggle");
        both(robot, model, "state-history");
    }

    @Test
    void pictureOfComparison(FxRobot robot) {
        StateModel model = open(robot, OrderStory.order(), ScriptedHost.CODE, 5);
        robot.clickOn("#state-pin");
        robot.interact(() -> model.goToIndex(40));
        both(robot, model, "state-compare");
        robot.clickOn("#compare-side-by-side");
        both(robot, model, "state-compare-texts");
    }

    @Test
    void pictureOfGuessAndManyEvents(FxRobot robot) {
        StateModel model = open(robot, OrderStory.counter(3000), new ReplayedBy.PayloadMerge(), 1200);
        both(robot, model, "state-guess-3000");
        robot.clickOn("#state-replayed-by");
        both(robot, model, "state-guess-popover");
    }

    private StateModel open(FxRobot robot, Script script, ReplayedBy replayedBy, long version) {
        Workspace workspace = script.workspace(Tasks.forWindow(), replayedBy);
        StateModel[] model = new StateModel[1];
        robot.interact(() -> {
            model[0] = new StateModel(workspace);
            BorderPane root = new BorderPane(new StateView(model[0]));
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
