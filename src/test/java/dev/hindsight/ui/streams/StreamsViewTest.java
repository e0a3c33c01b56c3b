package dev.hindsight.ui.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StreamsViewTest {
    private static final int STREAMS = 60;

    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(IntStream.rangeClosed(1, STREAMS)
            .mapToObj(number -> events.next("back_order-" + number, "OrderPlaced", "{}"))
            .toList());
    private Workspace workspace;
    private StreamsModel model;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(store, Tasks.forWindow());
        model = new StreamsModel(workspace);
        Scene scene = new Scene(new StreamsView(model, workspace), 300, 500);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theListStaysWhereItIsScrolledToWhileStreamsMoveToItsTop(FxRobot robot) {
        follow(robot);
        VirtualFlow<?> flow = (VirtualFlow<?>)
                robot.lookup("#streams").lookup(".virtual-flow").query();
        robot.interact(() -> flow.scrollTo(20));
        robot.interact(() -> flow.scrollPixels(9));
        StreamSummary top = (StreamSummary) flow.getFirstVisibleCell().getItem();
        double place = flow.getFirstVisibleCell().getLayoutY();

        List.of("back_order-3", "back_order-7", "back_order-new")
                .forEach(stream -> store.add(events.next(stream, "OrderPaid", "{}")));
        await(robot, () -> model.streams().size() > STREAMS);

        assertThat(model.streams().getFirst().id().value()).isEqualTo("back_order-new");
        assertThat(flow.getFirstVisibleCell().getItem()).isEqualTo(top);
        assertThat(flow.getFirstVisibleCell().getLayoutY()).isEqualTo(place);
    }

    @Test
    void theStreamOfTheWindowMayMoveWithoutTakingTheListAlong(FxRobot robot) {
        follow(robot);
        robot.interact(() -> model.open(model.streams().get(30)));
        VirtualFlow<?> flow = (VirtualFlow<?>)
                robot.lookup("#streams").lookup(".virtual-flow").query();
        String selected = model.selectedStream().orElseThrow().value();
        int first = flow.getFirstVisibleCell().getIndex();
        assertThat(first).isBetween(20, 30);

        store.add(events.next(selected, "OrderPaid", "{}"));
        await(robot, () -> model.streams().getFirst().id().value().equals(selected));

        assertThat(flow.getFirstVisibleCell().getIndex()).isBetween(first, first + 1);
    }

    @Test
    void anUnderscoreInATypeIsShown(FxRobot robot) {
        await(robot, () -> robot.lookup(".type-chip").tryQuery().isPresent());

        assertThat(robot.lookup(".type-chip .text").queryText().getText()).isEqualTo("back_order  60");
    }

    private void follow(FxRobot robot) {
        robot.interact(() -> workspace.live().followingProperty().set(true));
        await(robot, () -> workspace.revisionProperty().get() > 0);
        await(robot, () -> model.streams().size() == STREAMS);
    }

    private void await(FxRobot robot, BooleanSupplier condition) {
        boolean[] met = new boolean[1];
        while (!met[0]) {
            robot.interact(() -> {
                workspace.live().tick();
                met[0] = condition.getAsBoolean();
            });
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
