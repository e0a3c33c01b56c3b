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
        assertThat(model.stateProperty().get()).isInstanceOf(PanelState.Empty.class);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void theStreamWhereTheWindowIsIsReadFromItsBeginning() {
        workspace.go(order.get(5));
        assertThat(model.rows()).extracting(EventHeader::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(model.selectedProperty().get()).isEqualTo(order.get(5));
        assertThat(model.countProperty().getValue()).isEqualTo("all 5 events");
    }

    @Test
    void scrollingDownReadsPageAfterPageUntilTheEnd() {
        workspace.go(counter.getFirst());
        assertThat(model.countProperty().getValue()).isEqualTo("500 loaded, more follow");
        for (int page = 0; page < 10; page++) {
            model.readBelow();
        }
        assertThat(model.rows()).isEqualTo(counter);
        assertThat(model.countProperty().getValue()).isEqualTo("all 2,600 events");
    }

    @Test
    void howeverFarSomebodyScrollsTheRowsInMemoryAreBounded() {
        List<EventHeader> counted = countTo(4_000);
        EventsModel all = new EventsModel(Workspaces.direct(history.events()), QueryMemory.untilClosed());
        all.choose(EventScope.ALL);
        while (!all.holdsEnd(false)) {
            all.readBelow();
            assertThat(all.rows()).hasSizeLessThanOrEqualTo(HeldRows.MOST);
        }
        assertThat(all.rows()).endsWith(order.getFirst());
        while (!all.holdsEnd(true)) {
            all.readAbove();
        }
        assertThat(all.rows()).hasSize(HeldRows.MOST).startsWith(counted.getLast());
    }

    @Test
    void aShareOfTheListLeadsToTheRowsThereFromEitherEnd() {
        model.choose(EventScope.ALL);
        model.scroll().goTo(0.25);
        assertThat(model.scroll().shareOf(model.rows().getFirst()).orElseThrow())
                .isCloseTo(0.25, within(0.02));
        model.scroll().goTo(1);
        assertThat(model.rows()).hasSize(500).endsWith(order.getFirst());
        assertThat(model.holdsEnd(false)).isTrue();
        model.order(Direction.OLDEST_FIRST);
        model.scroll().goTo(0.25);
        assertThat(model.rows().getFirst().position().sequence()).isCloseTo(650L, within(50L));
        assertThat(model.scroll().words(0.25)).startsWith("about 2026-03-0");
        model.scroll().goTo(0);
        assertThat(model.rows()).startsWith(order.getFirst());
    }

    @Test
    void anEventFarBehindTheFirstPageIsShownAmongItsNeighbours() {
        workspace.go(counter.get(1300));
        assertThat(model.rows().getFirst()).isEqualTo(counter.get(800));
        assertThat(model.selectedProperty().get()).isEqualTo(counter.get(1300));
        model.readAbove();
        model.readAbove();
        assertThat(model.rows()).isEqualTo(counter.subList(0, 1800));
        assertThat(model.countProperty().getValue()).isEqualTo("1,800 loaded, more follow");
    }

    @Test
    void scrubbingBeyondTheRowsReadsTheRowsAroundThatVersion() {
        workspace.go(counter.getFirst());
        workspace.navigation().step(new Location("shop", new StreamId("counter"), 2000, null));
        assertThat(model.selectedProperty().get()).isEqualTo(counter.get(1999));
    }

    @Test
    void theWholeStoreIsReadFromItsEnd() {
        model.choose(EventScope.ALL);
        assertThat(model.rows().getFirst()).isEqualTo(counter.getLast());
        model.order(Direction.OLDEST_FIRST);
        assertThat(model.rows().getFirst()).isEqualTo(order.getFirst());
    }

    @Test
    void eachScopeRemembersItsOrder() {
        workspace.go(order.getFirst());
        model.order(Direction.NEWEST_FIRST);
        model.choose(EventScope.ALL);
        model.order(Direction.OLDEST_FIRST);
        model.choose(EventScope.STREAM);
        assertThat(model.directionProperty().get()).isEqualTo(Direction.NEWEST_FIRST);
        assertThat(model.rows().getFirst().version()).isEqualTo(5);
    }

    @Test
    void selectingARowMovesTheWindow() {
        model.choose(EventScope.ALL);
        model.select(order.get(3));
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(3)));
    }

    @Test
    void theSelectedEventFarFromTheRowsIsOffered() {
        model.choose(EventScope.ALL);
        workspace.go(order.get(3));
        assertThat(model.placeProperty().get()).isEqualTo(Place.BEYOND);
        model.showLocation();
        assertThat(model.placeProperty().get()).isEqualTo(Place.LOADED);
        assertThat(model.selectedProperty().get()).isEqualTo(order.get(3));
    }

    @Test
    void anOperationIsShownAcrossStreamsInTheOrderOfEvents() {
        workspace.go(order.getFirst());
        model.showOperation(Objects.requireNonNull(order.getFirst().correlation()));
        assertThat(model.scopeProperty().get()).isEqualTo(EventScope.ALL);
        assertThat(model.rows()).isEqualTo(order);
        assertThat(model.countProperty().getValue()).isEqualTo("all 14 events that meet the filters");
    }

    @Test
    void filtersThatNothingMeetsAreNotAnEmptyStream() {
        workspace.go(order.getFirst());
        model.apply(EventFilter.NONE.withTypes(Set.of("NeverHappened")));
        assertThat(model.rows()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(new PanelState.Ready());
        assertThat(model.placeProperty().get()).isEqualTo(Place.EXCLUDED);
    }

    @Test
    void typesOfStreamsAreCountedBesideTheRestOfTheFilterAndChosen() {
        model.choose(EventScope.ALL);
        model.apply(EventFilter.NONE.withTypes(Set.of("OrderPlaced", "PaymentRequested")));
        model.streamTypes().count();
        assertThat(model.streamTypes().counts().countsProperty().get())
                .containsExactlyInAnyOrder(new TypeCount("Order", 1), new TypeCount("Payment", 1));
        model.apply(model.streamTypes().choosing(Set.of("Payment")));
        assertThat(model.rows()).extracting(EventHeader::type).containsExactly("PaymentRequested");
        model.types().count();
        assertThat(model.types().counts().countsProperty().get())
                .extracting(TypeCount::type)
                .contains("PaymentRequested", "PaymentAuthorized")
                .doesNotContain("OrderPlaced");
    }

    @Test
    void aTimeAndAPositionAreFoundHoweverDeepTheyAre() {
        model.choose(EventScope.ALL);
        EventHeader deep = counter.get(1300);
        assertThat(model.jump(deep.at().toString())).isTrue();
        assertThat(model.selectedProperty().get()).isEqualTo(deep);
        EventHeader first = order.getFirst();
        assertThat(model.jump(first.position().toString())).isTrue();
        assertThat(model.selectedProperty().get()).isEqualTo(first);
        assertThat(model.jump("last week")).isFalse();
    }

    @Test
    void aQueryNarrowsTheListAndIsRemembered() {
        model.choose(EventScope.ALL);
        model.ask("type != Counted and version <= 2");
        assertThat(model.rows()).allMatch(event -> !event.type().equals("Counted") && event.version() <= 2);
        model.ask("type =");
        assertThat(model.query().mistakeProperty().get()).isNotNull();
        assertThat(model.queryText()).contains("type != Counted and version <= 2");
        assertThat(model.queries().history().recent()).containsExactly("type != Counted and version <= 2");
    }

    @Test
    void readingAgainKeepsTheRowsAndAddsNewOnes() {
        workspace.go(order.getFirst());
        store.add(history.record("Order", "order-10042", "OrderReturned", null, null));
        workspace.reload();
        assertThat(model.rows()).extracting(EventHeader::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void readingAgainPutsNewEventsOnTopWhenTheNewestComeFirst() {
        model.choose(EventScope.ALL);
        EventHeader added = history.later(Duration.ofSeconds(1)).record("Order", "order-1", "OrderPlaced", null, null);
        store.add(added);
        workspace.reload();
        assertThat(model.rows()).startsWith(added, counter.getLast()).hasSize(501);
    }

    @Test
    void whatArrivesIsPutWhereItBelongsOnce() {
        model.choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        EventHeader one = arrives();
        EventHeader other = arrives();
        Followed.await(live, () -> model.rows().contains(other));

        assertThat(model.rows()).startsWith(other, one, counter.getLast()).doesNotHaveDuplicates();
        assertThat(model.unseenProperty().get()).isZero();
        workspace.reload();
        assertThat(model.rows()).startsWith(other, one, counter.getLast()).doesNotHaveDuplicates();
    }

    @Test
    void whatArrivesWhileSomebodyLooksElsewhereIsCountedUntilItIsSeen() {
        model.choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        model.looksAtNewest(false);
        EventHeader first = model.rows().getFirst();
        for (int i = 0; i < 312; i++) {
            arrives();
        }
        Followed.await(live, () -> model.unseenProperty().get() >= 312);
        assertThat(model.unseenProperty().get()).isEqualTo(312);
        assertThat(model.rows()).contains(first);

        model.looksAtNewest(true);
        assertThat(model.unseenProperty().get()).isZero();
    }

    @Test
    void whatArrivesFarFromTheRowsIsCountedAndReadWhenAskedFor() {
        model.choose(EventScope.ALL);
        LiveEvents live = Followed.begin(workspace);
        model.scroll().goTo(0.5);
        List<EventHeader> shown = List.copyOf(model.rows());
        EventHeader last = arrives();
        Followed.await(live, () -> model.unseenProperty().get() == 1);
        assertThat(model.rows()).isEqualTo(shown);

        model.showNewest();
        assertThat(model.rows()).startsWith(last);
        assertThat(model.unseenProperty().get()).isZero();
    }

    @Test
    void ofAFilteredListOnlyWhatMeetsTheFilterArrives() {
        model.choose(EventScope.ALL);
        model.apply(EventFilter.NONE.withTypes(Set.of("OrderPlaced")));
        LiveEvents live = Followed.begin(workspace);
        arrives();
        EventHeader placed = history.later(Duration.ofSeconds(1)).record("Order", "order-2", "OrderPlaced", null, null);
        store.add(placed);
        Followed.await(live, () -> model.rows().contains(placed));
        assertThat(model.rows()).allMatch(event -> event.type().equals("OrderPlaced"));
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
        assertThat(model.countProperty().getValue()).isEqualTo("120 loaded, stopped after 30 s");
        model.readBelow();
        assertThat(model.rows()).hasSize(120);
        model.resume();
        assertThat(model.rows()).hasSize(620).startsWith(counter.getFirst()).endsWith(counter.get(619));
    }

    @Test
    void aFailedReadCanBeTriedAgain() {
        store.failNext(new StoreReadException("The server closed the connection. Connect again.", null));
        workspace.go(order.getFirst());
        PanelState.Failed failed = (PanelState.Failed) model.stateProperty().get();
        assertThat(failed.sentence()).isEqualTo("The server closed the connection. Connect again.");
        failed.retry().run();
        assertThat(model.rows()).hasSize(5);
    }

    @Test
    void aFailureWhileScrollingKeepsTheRows() {
        workspace.go(counter.getFirst());
        store.failNext(new StoreReadException("The server closed the connection.", null));
        model.readBelow();
        assertThat(model.countProperty().getValue()).isEqualTo("500 loaded, The server closed the connection.");
        model.resume();
        assertThat(model.rows()).hasSize(1000);
    }

    @Test
    void cancellingASlowReadKeepsTheRowsThatWereThere() {
        List<Runnable> waiting = new ArrayList<>();
        Workspace slow = Workspaces.over(store, new Tasks(waiting::add, Runnable::run));
        EventsModel slowModel = new EventsModel(slow, QueryMemory.untilClosed());
        slow.go(counter.getFirst());
        waiting.removeFirst().run();
        slowModel.readBelow();
        assertThat(slowModel.readingProperty().get()).isTrue();
        slowModel.cancel();
        assertThat(slowModel.readingProperty().get()).isFalse();
        waiting.removeFirst().run();
        assertThat(slowModel.rows()).hasSize(500);
    }

    private List<EventHeader> countTo(int last) {
        for (int i = 0; i < last; i++) {
            history.later(Duration.ofSeconds(7)).record("Counter", "counter", "Counted", null, null);
        }
        List<EventHeader> all = history.events();
        return all.subList(all.size() - last, all.size());
    }
}
