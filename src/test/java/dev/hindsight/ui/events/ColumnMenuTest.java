package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ColumnMenuTest {
    private final Events events = new Events();
    private Workspace workspace;
    private EventsModel model;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(
                new InMemoryEventStore(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> events.next(
                                "order-" + number,
                                "OrderPlaced",
                                "{\"customer\": {\"city\": \"Köln\", \"name\": \"Ada\"}, \"items\": [], \"total\": 12.50}",
                                Events.correlation(number),
                                null))
                        .toList()),
                Tasks.forWindow());
        model = new EventsModel(workspace, QueryMemory.untilClosed());
        model.question().choose(EventScope.ALL);
        Scene scene = new Scene(new EventsView(model), 980, 620);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aPlaceIsTypedNameAfterNameWithProposals(FxRobot robot) {
        open(robot);
        robot.write("payload.");
        settle();
        assertThat(shown(robot)).containsExactly("customer.", "items", "total");
        Screens.save(proposals(robot).getScene(), "events-column-proposals-light");
        Screens.save(field(robot).getScene(), "events-column-typed-light");
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        settle();
        assertThat(field(robot).getText()).isEqualTo("payload.customer.");
        assertThat(shown(robot)).containsExactly("city", "name");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(proposals(robot).getScene(), "events-column-proposals-dark");
        Screens.save(field(robot).getScene(), "events-column-typed-dark");
        robot.type(KeyCode.TAB);
        settle();
        assertThat(field(robot).getText()).isEqualTo("payload.customer.city");
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(places()).containsExactly("payload.customer.city");
    }

    @Test
    void escapeClosesTheProposalsAndThenTheMenu(FxRobot robot) {
        open(robot);
        robot.write("metadata.");
        settle();
        assertThat(shown(robot)).containsExactly("correlationId");
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(robot.lookup("#query-proposals").tryQuery()).isEmpty();
        assertThat(field(robot).getText()).isEqualTo("metadata.");
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(robot.lookup("#events-column-place").tryQuery()).isEmpty();
    }

    @Test
    void whatIsNoPlaceStaysToBeCorrected(FxRobot robot) {
        open(robot);
        robot.write("payload.").type(KeyCode.ENTER);
        settle();
        assertThat(places()).isEmpty();
        Screens.save(field(robot).getScene(), "events-column-wrong-light");
        robot.write("total").type(KeyCode.ENTER);
        settle();
        assertThat(places()).containsExactly("payload.total");
        Screens.save(field(robot).getScene(), "events-column-added-light");
        robot.clickOn("#events-column-place").write("payload.items").type(KeyCode.ENTER);
        settle();
        assertThat(places()).containsExactly("payload.total", "payload.items");
    }

    private static void open(FxRobot robot) {
        robot.clickOn("#events-columns");
        settle();
        robot.clickOn("#events-column-place");
        settle();
    }

    private List<String> places() {
        return model.columns().places().stream().map(ConditionText::of).toList();
    }

    private static PlaceField field(FxRobot robot) {
        return robot.lookup("#events-column-place").queryAs(PlaceField.class);
    }

    private static ListView<QueryCompletion.Proposal> proposals(FxRobot robot) {
        return robot.lookup("#query-proposals").queryListView();
    }

    private static List<String> shown(FxRobot robot) {
        return proposals(robot).getItems().stream()
                .map(QueryCompletion.Proposal::text)
                .toList();
    }

    private static void settle() {
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
