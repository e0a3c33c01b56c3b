package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.TypeCount;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EventsViewTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = orders(120);
    private Workspace workspace;
    private EventsModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(new ListStore(history.events()), Tasks.forWindow());
        model = new EventsModel(workspace, QueryMemory.untilClosed());
        workspace.go(order.get(5));
        scene = new Scene(new EventsView(model), 980, 420);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theRowOfTheWindowsEventIsSelectedAndClicksMoveTheWindow(FxRobot robot) {
        inBothThemes(robot, "events-this-stream");
        robot.clickOn("OrderCompleted");
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.getLast()));
    }

    @Test
    void copyingRowsGivesTabSeparatedText(FxRobot robot) {
        robot.clickOn("OrderPaid").press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(2).last().asString().contains("\tOrderPaid\t3\t");
    }

    @Test
    void scrollingTheWholeStoreToItsEndReadsTheRest(FxRobot robot) {
        robot.clickOn("#events-scope-all");
        WaitForAsyncUtils.waitForFxEvents();
        inBothThemes(robot, "events-all");
        TableView<?> table = robot.lookup("#events-table").queryTableView();
        for (int page = 0; page < 5; page++) {
            robot.interact(() -> table.scrollTo(table.getItems().size() - 1));
            settle();
        }
        assertThat(model.rows().list()).hasSize(120 * 14);
    }

    @Test
    void theLastOfManyEventsIsInViewWhenTheyAreShown(FxRobot robot) {
        EventHeader like = order.getFirst();
        List<EventHeader> counted = IntStream.rangeClosed(1, 700)
                .mapToObj(version -> new EventHeader(
                        Position.of(version),
                        new StreamId("stock-1"),
                        "Stock",
                        version,
                        new EventId("counted-" + version),
                        "StockCounted",
                        null,
                        like.at().plusSeconds(version),
                        null,
                        null))
                .toList();
        Workspace stock = Workspaces.over(new ListStore(counted), Tasks.forWindow());
        EventsModel events = new EventsModel(stock, QueryMemory.untilClosed());
        stock.go(counted.getLast());
        robot.interact(() -> scene.setRoot(new EventsView(events)));
        settle();
        int place = events.rows().list().indexOf(counted.getLast());
        assertThat(place).isGreaterThan(400);
        assertThat(flow(robot).getLastVisibleCell().getIndex()).isEqualTo(place);
    }

    @Test
    void whatTheFooterTellsIsNotLostWithTheGarbage(FxRobot robot) {
        robot.clickOn("#events-scope-all");
        settle();
        System.gc();
        robot.interact(() -> workspace.go(history.events().getFirst()));
        settle();
        assertThat(robot.lookup("#events-show-selected").<Node>query().isVisible())
                .isTrue();
    }

    @Test
    void theBarLeadsToAnyPlaceOfALongList(FxRobot robot) {
        robot.clickOn("#events-scope-all");
        settle();
        PlaceBar bar = robot.lookup("#events-place").queryAs(PlaceBar.class);
        Bounds track = bar.localToScreen(bar.getBoundsInLocal());
        robot.moveTo(track.getCenterX(), track.getCenterY()).press(MouseButton.PRIMARY);
        settle();
        assertThat(robot.lookup("#events-place-words").queryLabeled().getText()).startsWith("about 2026-");
        inBothThemes(robot, "events-place");
        robot.release(MouseButton.PRIMARY);
        settle();
        double middle = model.scroll().shareOf(firstInView(robot)).orElseThrow();
        assertThat(middle).isBetween(0.4, 0.6);
        assertThat(bar.share()).isCloseTo(middle, within(0.02));
        robot.moveTo(track.getCenterX(), track.getMaxY() - 2).clickOn(MouseButton.PRIMARY);
        settle();
        assertThat(bar.getValue()).isEqualTo(1);
        assertThat(model.rows().held().reaches(false)).isTrue();
    }

    @Test
    void pagesThatComeAndGoLeaveTheRowsInViewWhereTheyAre(FxRobot robot) {
        robot.clickOn("#events-scope-all");
        settle();
        robot.interact(() -> model.scroll().goTo(0.5));
        WaitForAsyncUtils.waitForFxEvents();
        VirtualFlow<?> flow = flow(robot);
        robot.interact(() -> flow.scrollPixels(7));
        EventHeader top = firstInView(robot);
        Optional<Location> location = workspace.navigation().location();
        double hidden = flow.getFirstVisibleCell().getLayoutY();
        robot.interact(() -> model.rows().readAbove());
        settle();
        robot.interact(() -> model.rows().readBelow());
        settle();
        assertThat(model.rows().list()).hasSizeGreaterThan(1000);
        assertThat(firstInView(robot)).isEqualTo(top);
        assertThat(flow.getFirstVisibleCell().getLayoutY()).isEqualTo(hidden);
        assertThat(workspace.navigation().location()).isEqualTo(location);
    }

    @Test
    void filtersThatNothingMeetsOfferToBeCleared(FxRobot robot) {
        robot.interact(() -> model.question()
                .apply(EventFilter.NONE
                        .withTypes(Set.of("OrderPlaced", "OrderPaid"))
                        .since(Instant.parse("2027-01-01T00:00:00Z"))
                        .where(new Condition.Mentions("Köln"))));
        settle();
        inBothThemes(robot, "events-filtered-empty");
        robot.clickOn("#events-clear-filters");
        settle();
        assertThat(model.rows().list()).hasSize(5);
    }

    @Test
    void typesAreTickedInAPopover(FxRobot robot) {
        robot.clickOn("#events-scope-all").clickOn("#events-types");
        settle();
        ListView<TypeCount> list = robot.lookup("#events-types-list").queryListView();
        String first = list.getItems().get(0).type();
        String third = list.getItems().get(2).type();
        robot.clickOn(robot.from(list).lookup(first).<Node>query());
        robot.clickOn(robot.from(list).lookup(third).<Node>query());
        settle();
        robot.interact(() -> Theme.LIGHT.apply(workspace.view()));
        Scene popover = list.getScene();
        Screens.save(popover, "events-types-light");
        Screens.save(scene, "events-types-behind-light");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(popover, "events-types-dark");
        assertThat(model.question().filterProperty().get().types()).containsExactlyInAnyOrder(first, third);
    }

    @Test
    void aQueryIsTypedWithProposalsAndItsMistakesAreShownAtTheirPlace(FxRobot robot) {
        robot.clickOn("#events-scope-all").clickOn("#events-query").write("type = Ord");
        settle();
        ListView<QueryCompletion.Proposal> proposals =
                robot.lookup("#query-proposals").queryListView();
        assertThat(proposals.getItems())
                .extracting(QueryCompletion.Proposal::text)
                .contains("OrderPlaced");
        Screens.save(proposals.getScene(), "events-query-proposals-light");
        robot.type(KeyCode.DOWN)
                .type(KeyCode.ENTER)
                .write("nad type = OrderPaid")
                .type(KeyCode.ENTER);
        settle();
        assertThat(robot.lookup("#events-query-words").queryLabeled().getText())
                .isEqualTo("Expected and, or, or the end at column 23.");
        inBothThemes(robot, "events-query-mistake");
        robot.interact(() ->
                robot.lookup("#events-query").queryAs(QueryField.class).show("type = OrderPlaced or type = OrderPaid"));
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(model.rows().list()).hasSize(240);
        inBothThemes(robot, "events-query");
    }

    @Test
    void tabTakesAProposalAndEscapeKeepsWhatIsTyped(FxRobot robot) {
        robot.clickOn("#events-scope-all").clickOn("#events-query").write("typ");
        settle();
        robot.type(KeyCode.TAB);
        settle();
        QueryField query = robot.lookup("#events-query").queryAs(QueryField.class);
        assertThat(query.getText()).isEqualTo("type ");
        assertThat(robot.lookup("#query-proposals").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(robot.lookup("#query-proposals").tryQuery()).isEmpty();
        assertThat(query.getText()).isEqualTo("type ");
        robot.type(KeyCode.ESCAPE);
        settle();
        assertThat(query.getText()).isEmpty();
    }

    @Test
    void columnsAreChosenAndPlacesTyped(FxRobot robot) {
        robot.clickOn("#events-scope-all").clickOn("#events-columns");
        settle();
        Screens.save(robot.lookup("#events-column-place").query().getScene(), "events-columns-menu-light");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> model.columns().hide(Field.Header.ID));
        robot.interact(() -> model.columns().show(Field.Header.STREAM_TYPE));
        robot.clickOn("#events-columns");
        settle();
        robot.clickOn("#events-column-place")
                .write("payload.customer.city")
                .type(KeyCode.ENTER)
                .type(KeyCode.ESCAPE);
        settle();
        TableView<?> table = robot.lookup("#events-table").queryTableView();
        assertThat(table.getColumns())
                .extracting(TableColumnBase::getText)
                .containsExactly("Position", "Time", "Stream", "Stream type", "Type", "Version", "Correlation", "");
        inBothThemes(robot, "events-columns");
    }

    @Test
    void aMistypedTimeIsExplained(FxRobot robot) {
        robot.clickOn("#events-times")
                .clickOn("#events-from")
                .write("last week")
                .type(KeyCode.ENTER);
        settle();
        robot.interact(() -> Theme.LIGHT.apply(workspace.view()));
        Screens.save(robot.lookup("#events-from").query().getScene(), "events-times-light");
        assertThat(model.question().filterProperty().get()).isEqualTo(EventFilter.NONE);
        robot.interact(
                () -> robot.lookup("#events-from").queryTextInputControl().setText("2026-11-10"));
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(model.question().filterProperty().get().since()).isEqualTo(Instant.parse("2026-11-10T00:00:00Z"));
    }

    private static EventHeader firstInView(FxRobot robot) {
        return (EventHeader) flow(robot).getFirstVisibleCell().getItem();
    }

    private static VirtualFlow<?> flow(FxRobot robot) {
        return (VirtualFlow<?>)
                robot.lookup("#events-table").lookup(".virtual-flow").query();
    }

    private void inBothThemes(FxRobot robot, String name) {
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(scene, name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(workspace.view()));
        Screens.save(scene, name + "-light");
    }

    private static void settle() {
        WaitForAsyncUtils.sleep(150, java.util.concurrent.TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<EventHeader> orders(int count) {
        List<EventHeader> last = List.of();
        for (int i = 0; i < count; i++) {
            last = history.order(10001 + i);
            history.later(Duration.ofMinutes(17 + i % 5));
        }
        return last;
    }
}
