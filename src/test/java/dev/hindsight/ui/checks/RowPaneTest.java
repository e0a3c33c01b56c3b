package dev.hindsight.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.ExplainsRows;
import dev.hindsight.check.readmodel.RowExplanation;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

@ExtendWith(ApplicationExtension.class)
class RowPaneTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = history.order(10042);
    private final Finding finding = ScriptedCheck.fault("read-models", dev.hindsight.check.Severity.ERROR, "Usually.")
            .at(order.get(4), "The row order-10042 of read_models.order_summaries has “OPEN” in status.");
    private Workspace workspace;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(new WithConsumers(), Tasks.forWindow());
        scene = new Scene(
                new ChecksView(new ChecksModel(workspace, (host, scope) -> List.of(new Rows()), new NoMemory())),
                980,
                560);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.setWidth(980);
        stage.show();
    }

    @Test
    void theRowStandsBesideWhatItShouldBe(FxRobot robot) throws Exception {
        robot.clickOn("#checks-run");
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> !table(robot, "#checks-findings").getItems().isEmpty());
        robot.interact(
                () -> table(robot, "#checks-findings").getSelectionModel().selectFirst());
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup("#row-steps").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#row-sentence").queryAs(Labeled.class).getText())
                .startsWith("Rebuilt by the projection order-summary. The stored row is as it was after ");
        assertThat(table(robot, "#row-fields").getItems()).hasSize(3);
        assertThat(table(robot, "#row-steps").getItems()).hasSize(2);
        Screens.save(scene, "checks-row-light");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(scene, "checks-row-dark");

        robot.clickOn("#row-every-event");
        assertThat(table(robot, "#row-steps").getItems()).hasSize(3);
        robot.interact(() -> table(robot, "#row-steps").getSelectionModel().selectFirst());
        robot.interact(() -> table(robot, "#row-steps").requestFocus());
        robot.type(KeyCode.ENTER);
        assertThat(workspace.navigation().location())
                .map(Location::version)
                .contains(order.getFirst().version());
    }

    @Test
    void consumersAreListedWithHowFarTheyAreBehind(FxRobot robot) throws Exception {
        robot.clickOn("#checks-consumers");
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup("#consumers-table").tryQuery().isPresent());
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> !workspace.tasks().running().isEmpty()
                        || table(robot, "#consumers-table").getItems().size() == 2);
        WaitForAsyncUtils.sleep(4, TimeUnit.SECONDS);
        Screens.save(scene, "checks-consumers-light");
        assertThat(table(robot, "#consumers-table").getItems()).hasSize(2);
    }

    private static TableView<?> table(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TableView.class);
    }

    private final class Rows implements Check, ExplainsRows {
        @Override
        public String name() {
            return "read-models";
        }

        @Override
        public String description() {
            return "Each row of a read model is the one that the events lead to.";
        }

        @Override
        public Outcome run(CheckListener listener, Cancellation cancellation) {
            listener.found(finding);
            return new Outcome.Done("1 row");
        }

        @Override
        public Optional<RowExplanation> explain(Finding about, Cancellation cancellation) {
            ComparedRow row = new ComparedRow(
                    "read_models.order_summaries",
                    "order-10042",
                    row("OPEN", "anna"),
                    row("PAID", "anna"),
                    List.of(order.getFirst().stream()),
                    null);
            return Optional.of(new RowExplanation(
                    row,
                    "the projection order-summary",
                    List.of(
                            new RowStep(order.get(0), row("OPEN", "anna"), Set.of("order_id", "status", "customer")),
                            new RowStep(order.get(1), row("OPEN", "anna"), Set.of()),
                            new RowStep(order.get(4), row("PAID", "anna"), Set.of("status")))));
        }

        private static Map<String, JsonNode> row(String status, String customer) {
            return Map.of(
                    "order_id", StringNode.valueOf("order-10042"),
                    "status", StringNode.valueOf(status),
                    "customer", StringNode.valueOf(customer));
        }
    }

    private final class WithConsumers extends ListStore {
        WithConsumers() {
            super(history.events());
        }

        @Override
        public String consumersTable() {
            return "read_models.projections";
        }

        @Override
        public List<ConsumerPosition> consumers(Cancellation cancellation) {
            return List.of(
                    new ConsumerPosition("order-summary", order.getLast().position(), null, null, null, false, 0, ""),
                    new ConsumerPosition("mailer", order.getFirst().position(), null, null, null, true, 0, ""));
        }
    }
}
