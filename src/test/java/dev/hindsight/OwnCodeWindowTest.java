package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.SampledEventTypes;
import dev.hindsight.testing.BasketBuilds;
import dev.hindsight.testing.OnlySample;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.Waiting;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with aggregate code of the user's: what computed a state, failures, another history, another build. */
@ExtendWith(ApplicationExtension.class)
class OwnCodeWindowTest {
    private static final int WIDTH = Integer.getInteger("hindsight.test.width", 1000);

    private static BasketBuilds builds;
    private WindowSettings settings;
    private Scene scene;

    @BeforeAll
    static void build() throws IOException {
        builds = new BasketBuilds(Files.createTempDirectory("hindsight-own-code"));
    }

    @Start
    void start(Stage stage) throws Exception {
        SettingsFile file = new SettingsFile(Files.createTempDirectory("hindsight-own-code"));
        file.update(saved -> saved.with(
                new WindowState("LIGHT", "UTC", 0, 0, WIDTH, 1000, false, List.of(0.2, 0.68, 0.3), Map.of())));
        settings = new WindowSettings(file);
        CodeSettings code = CodeSettings.ofClassPath(builds.older());
        MainWindow window = new MainWindow(stage, new Baskets(code), settings, Passwords.nowhere());
        window.show();
        scene = stage.getScene();
        window.openSample();
    }

    @Test
    void theUsersOwnCodeReplaysAndEveryPanelSaysWhatItIs(FxRobot robot) throws Exception {
        Waiting.until(
                "the store is open",
                60,
                () -> robot.lookup("#state-title").tryQuery().isPresent());
        goTo(robot, "basket-1");
        Waiting.until(
                "the basket is replayed", 60, () -> text(robot, "#state-title").contains("basket-1"));

        openPanel(robot, "Events");
        robot.interact(() -> robot.lookup("#events-table").query().requestFocus());
        robot.type(KeyCode.F8);
        Waiting.until(
                "F8 leads to the failure from another panel",
                60,
                () -> version(robot).equals("5"));
        openPanel(robot, "State");
        assertThat(text(robot, "#state-error-sentence")).contains("There is no line X in the basket.");
        pictures("own-code-failure");

        whatIf(robot);
        twoBuilds(robot);
        codeDialog(robot);
    }

    private void whatIf(FxRobot robot) throws Exception {
        openPanel(robot, "What if");
        ListView<?> history = robot.lookup("#what-if-events").queryAs(ListView.class);
        Waiting.until("the history is listed", 60, () -> history.getItems().size() == 7);
        robot.interact(() -> {
            history.getSelectionModel().select(3);
            history.requestFocus();
        });
        robot.type(KeyCode.DELETE);
        Waiting.until(
                "the histories part", 60, () -> text(robot, "#what-if-verdict").contains("part at version 5"));
        robot.interact(() -> history.getSelectionModel().select(1));
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        Waiting.until(
                "the histories part earlier",
                60,
                () -> text(robot, "#what-if-verdict").matches("The histories part at version [23] .*"));
        robot.interact(() -> history.getSelectionModel().select(7));
        Waiting.until("what differs is listed", 60, () -> filled(robot, "#what-if-changes"));
        assertThat(text(robot, "#what-if-banner")).contains("The store is not touched.");
        pictures("own-code-what-if");
    }

    private void twoBuilds(FxRobot robot) throws Exception {
        openPanel(robot, "Two builds");
        assertThat(robot.lookup("#builds-left").queryAs(TextField.class).getText())
                .isEqualTo(builds.older());
        robot.interact(
                () -> robot.lookup("#builds-right").queryAs(TextField.class).setText(builds.newer()));
        robot.interact(() -> robot.lookup("#builds-scope")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectLast());
        robot.clickOn("#builds-compare");
        Waiting.until("the builds are compared", 60, () -> filled(robot, "#builds-streams"));
        assertThat(filled(robot, "#builds-changes")).isTrue();
        assertThat(text(robot, "#builds-summary")).isEqualTo("3 compared, 3 differ.");
        pictures("own-code-two-builds");
    }

    private void codeDialog(FxRobot robot) throws Exception {
        openPanel(robot, "State");
        robot.clickOn("#state-replayed-by");
        Waiting.until(
                "the code is described",
                60,
                () -> robot.lookup(".popover-text").tryQuery().isPresent());
        assertThat(robot.lookup(".popover-text .code").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("app.Basket", builds.older())
                .anyMatch(text -> text.matches("[0-9a-f]{64}"));
        Screens.save(robot.lookup(".popover-text").query().getScene(), "own-code-replayed-by");
        robot.clickOn("#state-choose-code");
        Waiting.until("the class path was looked through", 60, () -> filled(robot, "#code-types"));
        Scene dialog = robot.lookup("#code-dialog").query().getScene();
        assertThat(robot.lookup("#code-class-path")
                        .queryAs(TextInputControl.class)
                        .getText())
                .isEqualTo(builds.older());
        assertThat(text(robot, "#code-why")).contains("It takes 4 of the 4 event types");
        Screens.save(dialog, "own-code-dialog-light");
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> settings.themeProperty().set(Theme.DARK));
        Screens.save(dialog, "own-code-dialog-dark");
    }

    private void pictures(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            WaitForAsyncUtils.waitForAsyncFx(
                    5_000, () -> settings.themeProperty().set(theme));
            Screens.save(scene, "%s-%s".formatted(name, theme.name().toLowerCase(Locale.ROOT)));
        }
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> settings.themeProperty().set(Theme.LIGHT));
    }

    private static void goTo(FxRobot robot, String stream) throws Exception {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        Waiting.until(
                "the find box is open",
                60,
                () -> robot.lookup("#find-field").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#find-field").queryAs(TextField.class).setText(stream));
        Waiting.until(
                stream + " is found",
                60,
                () -> robot.lookup(".find-popup .list-cell:filled").tryQuery().isPresent());
        robot.clickOn("#find-field").type(KeyCode.ENTER);
        Waiting.until(
                "the find box is closed",
                60,
                () -> robot.lookup("#find-field").tryQuery().isEmpty());
    }

    private static void openPanel(FxRobot robot, String name) {
        TabPane panels = robot.lookup("#panels").queryAs(TabPane.class);
        robot.interact(() -> panels.getTabs().stream()
                .filter(tab -> tab.getText().equals(name))
                .forEach(panels.getSelectionModel()::select));
    }

    private static boolean filled(FxRobot robot, String table) {
        return robot.lookup(table)
                .tryQueryAs(TableView.class)
                .filter(rows -> !rows.getItems().isEmpty())
                .isPresent();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static String version(FxRobot robot) {
        return robot.lookup("#scrub-place").queryAs(TextField.class).getText();
    }

    /** A store of baskets, in memory; nothing else can be opened. */
    private record Baskets(CodeSettings code) implements OnlySample {
        @Override
        public OpenedStore openSample(RunningTask task) {
            EventStore store = new InMemoryEventStore(BasketBuilds.events());
            ReplayHost host = host(code, store);
            return new OpenedStore(store, host, code, Environment.DEVELOPMENT, (own, scope) -> List.of(), host::close);
        }

        @Override
        public ReplayHost host(CodeSettings settings, EventStore store) {
            return CodeHosts.open(settings, new SampledEventTypes(store));
        }
    }
}
