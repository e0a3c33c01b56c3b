package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.SnapshotCheck;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.EventStore;
import dev.hindsight.testing.OnlySample;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.Waiting;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.connect.OpenedStore;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The way from a finding about a snapshot to the snapshot beside what replay gives, in a damaged sample. */
@ExtendWith(ApplicationExtension.class)
class SnapshotWindowTest {
    private static final DamagedSample DAMAGED = DamagedSample.by("""
        UPDATE snapshots SET state = jsonb_set(state, '{balance,amount}', '1000000.5')
        WHERE version = (SELECT min(version) FROM snapshots)\
        """);

    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        SettingsFile file = new SettingsFile(Files.createTempDirectory("hindsight-snapshot"));
        file.update(saved -> saved.with(
                new WindowState("LIGHT", "UTC", 0, 0, 1000, 1000, false, List.of(0.2, 0.68, 0.3), Map.of())));
        MainWindow window = new MainWindow(stage, new Damaged(), new WindowSettings(file), Passwords.nowhere());
        window.show();
        scene = stage.getScene();
        window.openSample();
    }

    @Test
    void aFindingAboutASnapshotLeadsToItsComparisonWithReplay(FxRobot robot) throws Exception {
        await("the store is open", () -> robot.lookup("#panels").tryQuery().isPresent());
        TabPane panels = robot.lookup("#panels").queryAs(TabPane.class);
        robot.interact(() -> panels.getTabs().stream()
                .filter(tab -> tab.getText().equals("Checks"))
                .forEach(panels.getSelectionModel()::select));
        robot.clickOn("#checks-run");
        await(
                "the snapshot is found",
                () -> robot.lookup("#checks-findings").tryQuery().isPresent()
                        && findings(robot).getItems().size() == 1);
        robot.interact(() -> findings(robot).getSelectionModel().selectFirst());
        robot.clickOn("#checks-show-snapshot");

        await(
                "the snapshot is compared",
                () -> !robot.lookup("#snapshot-words")
                        .queryAs(Labeled.class)
                        .getText()
                        .isEmpty());
        assertThat(panels.getSelectionModel().getSelectedItem().getText()).isEqualTo("State");
        assertThat(robot.lookup("#snapshot-words").queryAs(Labeled.class).getText())
                .matches("1 value differs\\. Snapshot of version 10\\d, form 1\\.");
        Screens.save(scene, "snapshot-compared");
    }

    @SuppressWarnings("unchecked")
    private static TableView<Object> findings(FxRobot robot) {
        return robot.lookup("#checks-findings").queryAs(TableView.class);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Waiting.until(what, 60, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A sample with a snapshot that is not what replay gives; nothing else can be opened. */
    private static final class Damaged implements OnlySample {
        @Override
        public OpenedStore openSample(RunningTask task) {
            EventStore store = DAMAGED.open();
            ReplayHost host = SampleAggregates.host();
            return new OpenedStore(
                    store,
                    host,
                    CodeSettings.NONE,
                    Environment.DEVELOPMENT,
                    (own, scope) -> List.of(new SnapshotCheck(store, own, scope)),
                    () -> {
                        host.close();
                        store.close();
                    });
        }
    }
}
