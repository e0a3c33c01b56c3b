package dev.hindsight.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChecksViewTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> events = history.order(10042);
    private final String order = events.getFirst().stream().value();
    private final ScriptedCheck slow = ScriptedCheck.going(
            "integrity-payloads",
            IntStream.rangeClosed(1, 9)
                    .mapToObj(number -> ScriptedCheck.ODD.at(
                            events.get(number % 4),
                            "The payload of this ItemAdded cannot be decoded. It is neither JSON nor XML."))
                    .toArray(Finding[]::new));
    private final List<Check> checks = List.of(
            ScriptedCheck.ending(
                    "integrity-versions",
                    new Outcome.Done("12,000 events in 950 streams"),
                    ScriptedCheck.gapAt(order, 3)),
            slow,
            ScriptedCheck.ending("read-models", new Outcome.Done("950 rows")),
            ScriptedCheck.ending(
                    "consumer-lag", new Outcome.NotApplicable("This store keeps no positions of consumers.")));
    private Workspace workspace;
    private ChecksModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(new ListStore(history.events()), Tasks.forWindow());
        model = new ChecksModel(workspace, (host, scope) -> checks, new NoMemory());
        scene = new Scene(new ChecksView(model), 900, 460);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        // The stage is the same for all tests.
        stage.setWidth(900);
        stage.show();
    }

    @Test
    void findingsAreShownWhileTheChecksRun(FxRobot robot) throws Exception {
        inBothThemes(robot, "checks-before");
        robot.clickOn("#checks-run");
        await("the first findings are shown", () -> model.shown().size() == 10);
        assertThat(model.phaseProperty().get()).isEqualTo(ChecksModel.Phase.RUNNING);
        inBothThemes(robot, "checks-running");

        slow.letGo();
        await("the run is over", () -> model.phaseProperty().get() == ChecksModel.Phase.OVER);
        robot.interact(() -> table(robot).requestFocus());
        robot.interact(() -> table(robot).getSelectionModel().selectFirst());
        assertThat(workspace.navigation().location()).map(Location::version).contains(3L);
        assertThat(robot.lookup("#checks-cause").queryAs(Labeled.class).getText())
                .isEqualTo("Usually rows were deleted by hand.");
        inBothThemes(robot, "checks-found");

        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).contains("error  " + order + " v 3  integrity-versions");

        robot.clickOn("#checks-filter").write("cannot be decoded");
        assertThat(table(robot).getItems()).hasSize(9);
        robot.clickOn("#checks-show-warning");
        assertThat(table(robot).getItems()).isEmpty();
        Screens.save(scene, "checks-filtered-away");
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItFound(FxRobot robot) throws Exception {
        robot.clickOn("#checks-run");
        await("the first findings are shown", () -> model.shown().size() == 10);
        robot.clickOn("#checks-stop");
        await("the run is stopped", () -> model.phaseProperty().get() == ChecksModel.Phase.CANCELLED);
        assertThat(model.shown()).hasSize(10);
        inBothThemes(robot, "checks-stopped");
    }

    @Test
    void whatIsKnownIsMarkedAndCanBeHidden(FxRobot robot, @TempDir Path folder) throws Exception {
        slow.letGo();
        robot.clickOn("#checks-run");
        await("the run is over", () -> model.phaseProperty().get() == ChecksModel.Phase.OVER);
        Baseline.NONE
                .after(model.report().orElseThrow().statuses().subList(0, 1))
                .write(folder.resolve("checks.json"));
        robot.interact(() -> model.files().use(folder.resolve("checks.json")));
        await("the baseline is used", () -> model.files().baseline().size() == 1);
        assertThat(robot.lookup("#checks-known").queryAs(Labeled.class).getText())
                .isEqualTo("Known from checks.json: 1 finding");
        inBothThemes(robot, "checks-known");

        robot.clickOn("#checks-only-new");
        assertThat(table(robot).getItems())
                .hasSize(9)
                .extracting(Finding::check)
                .doesNotContain("integrity-versions");

        robot.interact(() -> model.files().writeReport(folder.resolve("checks.html")));
        await("the report is written", () -> model.files().wordsProperty().get().startsWith("Report written"));
        robot.clickOn("#checks-files-menu");
        Screens.save(robot.listWindows().getLast().getScene(), "checks-files-menu");
        robot.clickOn("#checks-baseline-forget");
        assertThat(table(robot).getItems()).hasSize(10);
        assertThat(robot.lookup("#checks-known-bar").query().isVisible()).isFalse();
    }

    @Test
    void theStreamsToReplayAreChosenFromThoseOfTheStore(FxRobot robot) {
        robot.clickOn("#checks-scope-type");
        robot.clickOn("Order");
        robot.clickOn("#checks-scope-streams");
        robot.clickOn("1,000 streams");
        Screens.save(scene, "checks-scope");
        assertThat(model.scope().scope()).isEqualTo(new CheckScope(Set.of("Order"), 1_000, null));
    }

    @Test
    void inANarrowPanelTheFindingsStandBelow(FxRobot robot) throws Exception {
        robot.interact(() -> scene.getWindow().setWidth(520));
        robot.clickOn("#checks-run");
        await("the first findings are shown", () -> model.shown().size() == 10);
        Screens.save(scene, "checks-narrow");
        assertThat(table(robot).getWidth()).isGreaterThan(450);
    }

    @SuppressWarnings("unchecked")
    private static TableView<Finding> table(FxRobot robot) {
        return robot.lookup("#checks-findings").queryAs(TableView.class);
    }

    private void inBothThemes(FxRobot robot, String name) {
        Screens.save(scene, name + "-light");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(scene, name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(workspace.view()));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, condition));
            WaitForAsyncUtils.waitForFxEvents();
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain until " + what, e);
        }
    }
}
