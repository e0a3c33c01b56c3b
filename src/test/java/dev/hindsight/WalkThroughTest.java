package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.sample.PlantedFault;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.Waiting;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The main journey through the window on the real sample. Every step leaves a picture in target/screens. */
@ExtendWith(ApplicationExtension.class)
class WalkThroughTest {
    private static final Path SAMPLE = Path.of("target", "sample");

    private MainWindow window;
    private WindowSettings settings;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        SettingsFile file = new SettingsFile(Files.createTempDirectory("hindsight-walk"));
        file.update(saved -> saved.with(
                new WindowState("LIGHT", "UTC", 0, 0, 1000, 1000, false, List.of(0.24, 0.68, 0.42), Map.of())));
        settings = new WindowSettings(file);
        window = new MainWindow(
                stage, new WindowStores(new PostgresStores(), SAMPLE, file, false), settings, Passwords.nowhere());
        window.show();
        scene = stage.getScene();
    }

    @Test
    void fromTheConnectionsToTheDoubleCharge(FxRobot robot) throws Exception {
        Screens.save(scene, "walk-1-connections");

        robot.clickOn("#open-sample");
        Waiting.until("the sample is open", 180, () -> exists(robot, "#timeline"));
        Waiting.until("the first stream is shown", 30, () -> exists(robot, "#show-operation"));
        Screens.save(scene, "walk-2-opened");

        goTo(robot, PlantedFault.DOUBLE_CHARGE.orderId());
        Waiting.until("the order is shown", 30, () -> isShown(robot, PlantedFault.DOUBLE_CHARGE.orderId()));
        Waiting.until(
                "the order is replayed",
                30,
                () -> exists(robot, "#state-title")
                        && text(robot, "#state-title").contains(PlantedFault.DOUBLE_CHARGE.orderId()));
        Screens.save(scene, "walk-3-order");

        robot.interact(() -> robot.lookup("#scrub-strip").query().requestFocus());
        robot.type(KeyCode.HOME);
        Waiting.until("the first version is shown", 30, () -> isShown(robot, "OrderCreated"));
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        Waiting.until(
                "the third version is shown", 30, () -> versionField(robot).equals("3"));
        Screens.save(scene, "walk-4-scrubbed");

        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        Waiting.until(
                "back leaves the scrubbing", 30, () -> !versionField(robot).equals("3"));

        openPanel(robot, "Events");
        Waiting.until("the events are listed", 30, () -> exists(robot, "#events-table"));
        Screens.save(scene, "walk-5-events");

        goTo(robot, "payment-10042-1");
        openPanel(robot, "Causation");
        Waiting.until("the graph is drawn", 30, () -> exists(robot, "#causation"));
        WaitForAsyncUtils.sleep(1, TimeUnit.SECONDS);
        Screens.save(scene, "walk-6-causation");

        openPanel(robot, "Processes");
        Waiting.until("the process map is drawn", 30, () -> exists(robot, ".process-type"));
        Screens.save(scene, "walk-11-process-map");
        robot.clickOn("#process-show-variants");
        Screens.save(scene, "walk-12-paths");
        robot.clickOn("#process-show-odd");
        Waiting.until(
                "the planted faults are found",
                30,
                () -> robot.lookup(".odd-card").queryAll().size() == PlantedFault.values().length);
        Screens.save(scene, "walk-13-odd-ones-out");

        openPanel(robot, "Checks");
        Waiting.until("the checks are listed", 30, () -> exists(robot, "#checks-run"));
        robot.clickOn("#checks-run");
        Waiting.until(
                "the sample is sound", 120, () -> text(robot, "#checks-summary").equals("Nothing found."));
        Screens.save(scene, "walk-14-checks");

        openPanel(robot, "What if");
        Waiting.until("the history is listed", 30, () -> exists(robot, "#what-if-events"));
        robot.interact(() -> robot.lookup("#what-if-events")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(3));
        robot.interact(() -> robot.lookup("#what-if-events").query().requestFocus());
        robot.type(KeyCode.DELETE);
        Waiting.until(
                "the histories part", 30, () -> text(robot, "#what-if-verdict").contains("part at version 5"));
        Screens.save(scene, "walk-8-what-if");

        openPanel(robot, "Two builds");
        Screens.save(scene, "walk-9-two-builds");

        openPanel(robot, "State");
        robot.clickOn("#state-when");
        robot.clickOn("#state-condition").write("/status = \"CAPTURED\"").type(KeyCode.ENTER);
        Waiting.until(
                "the condition is found",
                30,
                () -> text(robot, "#state-condition-words").contains("becomes true 2 times"));
        robot.clickOn("#state-text");
        Screens.save(scene, "walk-10-condition-and-text");
        robot.clickOn("#state-text");
        robot.clickOn("#state-when");

        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> settings.themeProperty().set(Theme.DARK));
        Screens.save(scene, "walk-7-dark");

        assertThat(robot.lookup("#notice").<Node>query().isVisible())
                .as("nothing went wrong on the way")
                .isFalse();
    }

    private static void goTo(FxRobot robot, String name) throws Exception {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        Waiting.until("the find box is open", 10, () -> exists(robot, "#find-field"));
        robot.interact(
                () -> robot.lookup("#find-field").queryAs(TextField.class).setText(name));
        Waiting.until(name + " is found", 30, () -> exists(robot, ".find-popup .list-cell:filled"));
        robot.clickOn("#find-field").type(KeyCode.ENTER);
        Waiting.until("the find box is closed", 10, () -> !exists(robot, "#find-field"));
    }

    private static void openPanel(FxRobot robot, String name) {
        TabPane panels = robot.lookup("#panels").queryAs(TabPane.class);
        robot.interact(() -> panels.getTabs().stream()
                .filter(tab -> tab.getText().equals(name))
                .forEach(panels.getSelectionModel()::select));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static boolean isShown(FxRobot robot, String text) {
        return robot.lookup(".inspector .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> text.equals(label.getText()));
    }

    private static String versionField(FxRobot robot) {
        return robot.lookup("#scrub-place").queryAs(TextField.class).getText();
    }

    private static boolean exists(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }
}
