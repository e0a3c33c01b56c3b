package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.TypeCount;
import dev.hindsight.testing.Followed;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.LiveEvents;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventsModelTest {
    private static final int LONG = 2600;

    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = history.order(10042);
    private final List<EventHeader> counter = countTo(LONG);
    private final ListStore store = new ListStore(history.events());
    private final Workspace workspace = Workspaces.direct(store);
    private final EventsModel model = new EventsModel(workspace, QueryMemory.untilClosed());

    @Test
    void withoutAStreamThereIsNothingToShow() {
        assertThat(model.rows().stateProperty().get()).isInstanceOf(PanelState.Empty.class);
        assertThat(model.rows().list()).isEmpty();
    }

    @Test
    void theStreamWhereTheWindowIsIsReadFromItsBeginning() {
        workspace.go(order.get(5));
        assertThat(model.rows().list()).extracting(EventHeader::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(model.selection().selectedProperty().get()).isEqualTo(order.get(5));
        assertThat(count()).isEqualTo("all 5 events");
    }

    @Test
    void scrollingDownReadsPageAfterPageUntilTheEnd() {
        workspace.go(counter.getFirst());
        assertThat(count()).isEqualTo("500 loaded, more follow");
        for (int page = 0; page < 10; page++) {
            model.rows().readBelow();
        }
        assertThat(model.rows().list()).isEqualTo(counter);
        assertThat(count()).isEqualTo("all 2,600 events");
    }

    @Test
    void howeverFarSomebodyScrollsTheRowsInMemoryAreBounded() {
        List<EventHeader> counted = countTo(4_000);
        EventsModel all = new EventsModel(Workspaces.direct(history.events()), QueryMemory.untilClosed());
        all.question().choose(EventScope.ALL);
        while (!all.rows().held().reaches(false)) {
            all.rows().readBelow();
            assertThat(all.rows().list()).hasSizeLessThanOrEqualTo(HeldRows.MOST);
        }
        assertThat(all.rows().list()).endsWith(order.getFirst());
        while (!all.rows().held().reaches(true)) {
            all.rows().readAbove();
        }
        assertThat(all.rows().list()).hasSize(HeldRows.MOST).startsWith(counted.getLast());
    }

    @Test
    void aShareOfTheListLeadsToTheRowsThereFromEitherEnd() {
        model.question().choose(EventScope.ALL);
        model.scroll().goTo(0.25);
        assertThat(model.scroll().shareOf(model.rows().list().getFirst()).orElseThrow())
                .isCloseTo(0.25, within(0.02));
        model.scroll().goTo(1);
        assertThat(model.rows().list()).hasSize(500).endsWith(order.getFirst());
        assertThat(model.rows().held().reaches(false)).isTrue();
        model.question().order(Direction.OLDEST_FIRST);
        model.scroll().goTo(0.25);
        assertThat(model.rows().list().getFirst().position().sequence()).isCloseTo(650L, within(50L));
        assertThat(model.scroll().words(0.25)).startsWith("about 2026-03-0");
        model.scroll().goTo(0);
        assertThat(model.rows().list()).startsWith(order.getFirst());
    }

    @Test
    void anEventFarBehindTheFirstPageIsShownAmongItsNeighbours() {
        workspace.go(counter.get(1300));
        assertThat(model.rows().list().getFirst()).isEqualTo(counter.get(800));
        assertThat(model.selection().selectedProperty().get()).isEqualTo(counter.get(1300));
        model.rows().readAbove();
        model.rows().readAbove();
        assertThat(model.rows().list()).isEqualTo(counter.subList(0, 1800));
        assertThat(count()).isEqualTo("1,800 loaded, more follow");
    }

    @Test
    void scrubbingBeyondTheRowsReadsTheRowsAroundThatVersion() {
        workspace.go(counter.getFirst());
        workspace.navigation().step(new Location("shop", new StreamId("counter"), 2000, null));
        assertThat(model.selection().selectedProperty().get()).isEqualTo(counter.get(1999));
    }

    @Test
    void theWholeStoreIsReadFromItsEnd() {
        model.question().choose(EventScope.ALL);
        assertThat(model.rows().list().getFirst()).isEqualTo(counter.getLast());
        model.question().order(Direction.OLDEST_FIRST);
        assertThat(model.rows().list().getFirst()).isEqualTo(order.getFirst());
    }

    @Test
    void eachScopeRemembersItsOrder() {
        workspace.go(order.getFirst());
        model.question().order(Direction.NEWEST_FIRST);
        model.question().choose(EventScope.ALL);
        model.question().order(Direction.OLDEST_FIRST);
        model.question().choose(EventScope.STREAM);
        assertThat(model.question().directionProperty().get()).isEqualTo(Direction.NEWEST_FIRST);
        assertThat(model.rows().list().getFirst().version()).isEqualTo(5);
    }

    @Test
    void selectingARowMovesTheWindow() {
        model.question().choose(EventScope.ALL);
        model.selection().select(order.get(3));
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(3)));
    }

    @Test
    void theSelectedEventFarFromTheRowsIsOffered() {
        model.question().choose(EventScope.ALL);
        workspace.go(order.get(3));
        assertThat(model.selection().placeProperty().get()).isEqualTo(Place.BEYOND);
        model.showLocation();
        assertThat(model.selection().placeProperty().get()).isEqualTo(Place.LOADED);
        assertThat(model.selection().selectedProperty().get()).isEqualTo(order.get(3));
    }

    @Test
    void anOperationIsShownAcrossStreamsInTheOrderOfEvents() {
        workspace.go(order.getFirst());
        model.question().beAbout(Objects.requireNonNull(order.getFirst().correlation()));
        assertThat(model.question().scopeProperty().get()).isEqualTo(EventScope.ALL);
        assertThat(model.rows().list()).isEqualTo(order);
        assertThat(count()).isEqualTo("all 14 events that meet the filters");
    }

    @Test
    void filtersThatNothingMeetsAreNotAnEmptyStream() {
        workspace.go(order.getFirst());
        model.question().apply(EventFilter.NONE.withTypes(Set.of("NeverHappened")));
        assertThat(model.rows().list()).isEmpty();
        assertThat(model.rows().stateProperty().get()).isEqualTo(new PanelState.Ready());
        assertThat(model.selection().placeProperty().get()).isEqualTo(Place.EXCLUDED);
    }

    @Test
    void typesOfStreamsAreCountedBesideTheRestOfTheFilterAndChosen() {
        model.question().choose(EventScope.ALL);
        model.question().apply(EventFilter.NONE.withTypes(Set.of("OrderPlaced", "PaymentRequested")));
        model.streamTypes().count();
        assertThat(model.streamTypes().counts().countsProperty().get())
                .containsExactlyInAnyOrder(new TypeCount("Order", 1), new TypeCount("Payment", 1));
        model.streamTypes().choose(Set.of("Payment"));
        assertThat(model.rows().list()).extracting(EventHeader::type).containsExactly("PaymentRequested");
        model.types().count();
        assertThat(model.types().counts().countsProperty().get())
                .extracting(TypeCount::type)
                .contains("PaymentRequested", "PaymentAuthorized")
                .doesNotContain("OrderPlaced");
    }

    @Test
    void aTimeAndAPositionAreFoundHoweverDeepTheyAre() {
        model.question().choose(EventScope.ALL);
        EventHeader deep = counter.get(1300);
        assertThat(model.jumps().to(deep.at().toString())).isTrue();
        assertThat(model.selection().selectedProperty().get()).isEqualTo(deep);
        EventHeader first = order.getFirst();
        assertThat(model.jumps().to(first.position().toString())).isTrue();
        assertThat(model.selection().selectedProperty().get()).isEqualTo(first);
        assertThat(model.jumps().to("last week")).isFalse();
    }

    @Test
    void aQueryNarrowsTheListAndIsRemembered() {
        model.question().choose(EventScope.ALL);
        model.query().ask("type != Counted and version <= 2");
        assertThat(model.rows().list()).allMatch(event -> !event.type().equals("Counted") && event.version() <= 2);
        model.query().ask("type =");
        assertThat(model.query().mistakeProperty().get()).isNotNull();
        assertThat(model.query().text()).contains("type != Counted and version <= 2");
        assertThat(model.query().memory().history().recent()).containsExactly("type != Counted and version <= 2");
    }

    @Test
    void readingAgainKeepsTheRowsAndAddsNewOnes() {
        workspace.go(order.getFirst());
        store.add(history.record("Order", "order-10042", "OrderReturned", null, null));
        workspace.reload();
        assertThat(model.rows().list()).extracting(EventHeader::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void readingAgainPutsNewEventsOnTopWhenTheNewestComeFirst() {
        model.question().choose(EventScope.ALL);
        EventHeader added = history.later(Duration.ofSeconds(1)).record("Order", "order-1", "OrderPlaced", null, null);
        store.add(added);
        workspace.reload();
        assertThat(model.rows().list()).startsWith(added, counter.getLast()).hasSize(501);
    }

    @Test
    void whatArrivesIsPutWhereItBelongsOnce() {
        model.question().choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        EventHeader one = arrives();
        EventHeader other = arrives();
        Followed.await(live, () -> model.rows().list().contains(other));

        assertThat(model.rows().list())
                .startsWith(other, one, counter.getLast())
                .doesNotHaveDuplicates();
        assertThat(model.newEvents().unseenProperty().get()).isZero();
        workspace.reload();
        assertThat(model.rows().list())
                .startsWith(other, one, counter.getLast())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatArrivesWhileSomebodyLooksElsewhereIsCountedUntilItIsSeen() {
        model.question().choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        model.newEvents().looksAtNewest(false);
        EventHeader first = model.rows().list().getFirst();
        for (int i = 0; i < 312; i++) {
            arrives();
        }
        Followed.await(live, () -> model.newEvents().unseenProperty().get() >= 312);
        assertThat(model.newEvents().unseenProperty().get()).isEqualTo(312);
        assertThat(model.rows().list()).contains(first);

        model.newEvents().looksAtNewest(true);
        assertThat(model.newEvents().unseenProperty().get()).isZero();
    }

    @Test
    void whatArrivesFarFromTheRowsIsCountedAndReadWhenAskedFor() {
        model.question().choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        model.scroll().goTo(0.5);
        List<EventHeader> shown = List.copyOf(model.rows().list());
        EventHeader last = arrives();
        Followed.await(live, () -> model.newEvents().unseenProperty().get() == 1);
        assertThat(model.rows().list()).isEqualTo(shown);

        model.newEvents().show();
        assertThat(model.rows().list()).startsWith(last);
        assertThat(model.newEvents().unseenProperty().get()).isZero();
    }

    @Test
    void ofAFilteredListOnlyWhatMeetsTheFilterArrives() {
        model.question().choose(EventScope.ALL);
        model.question().apply(EventFilter.NONE.withTypes(Set.of("OrderPlaced")));
        LiveEvents live = Followed.begin(workspace);
        arrives();
        EventHeader placed = history.later(Duration.ofSeconds(1)).record("Order", "order-2", "OrderPlaced", null, null);
        store.add(placed);
        Followed.await(live, () -> model.rows().list().contains(placed));
        assertThat(model.rows().list()).allMatch(event -> event.type().equals("OrderPlaced"));
    }

    private EventHeader arrives() {
        EventHeader event = history.later(Duration.ofSeconds(1)).record("Counter", "counter", "Counted", null, null);
        store.add(event);
        return event;
    }

    @Test
    void aReadThatStopsForTimeSaysSoAndGoesOnWhenAsked() {
        store.stopNextAfter(120, "stopped after 30 s");
        workspace.go(counter.getFirst());
        assertThat(count()).isEqualTo("120 loaded, stopped after 30 s");
        model.rows().readBelow();
        assertThat(model.rows().list()).hasSize(120);
        model.rows().resume();
        assertThat(model.rows().list())
                .hasSize(620)
                .startsWith(counter.getFirst())
                .endsWith(counter.get(619));
    }

    @Test
    void aFailedReadCanBeTriedAgain() {
        store.failNext(new StoreReadException("The server closed the connection. Connect again.", null));
        workspace.go(order.getFirst());
        PanelState.Failed failed =
                (PanelState.Failed) model.rows().stateProperty().get();
        assertThat(failed.sentence()).isEqualTo("The server closed the connection. Connect again.");
        failed.retry().run();
        assertThat(model.rows().list()).hasSize(5);
    }

    @Test
    void aFailureWhileScrollingKeepsTheRows() {
        workspace.go(counter.getFirst());
        store.failNext(new StoreReadException("The server closed the connection.", null));
        model.rows().readBelow();
        assertThat(count()).isEqualTo("500 loaded, The server closed the connection.");
        model.rows().resume();
        assertThat(model.rows().list()).hasSize(1000);
    }

    @Test
    void cancellingASlowReadKeepsTheRowsThatWereThere() {
        List<Runnable> waiting = new ArrayList<>();
        Workspace slow = Workspaces.over(store, new Tasks(waiting::add, Runnable::run));
        EventsModel slowModel = new EventsModel(slow, QueryMemory.untilClosed());
        slow.go(counter.getFirst());
        waiting.removeFirst().run();
        slowModel.rows().readBelow();
        assertThat(slowModel.rows().readingProperty().get()).isTrue();
        slowModel.rows().cancel();
        assertThat(slowModel.rows().readingProperty().get()).isFalse();
        waiting.removeFirst().run();
        assertThat(slowModel.rows().list()).hasSize(500);
    }

    private String count() {
        return RowCount.of(model.rows(), model.question()).getValue();
    }

    private List<EventHeader> countTo(int last) {
        for (int i = 0; i < last; i++) {
            history.later(Duration.ofSeconds(7)).record("Counter", "counter", "Counted", null, null);
        }
        List<EventHeader> all = history.events();
        return all.subList(all.size() - last, all.size());
    }
}
