package dev.hindsight.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CursorMove;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.Lane;
import dev.hindsight.timeline.LaneItem;
import dev.hindsight.timeline.Spot;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.timeline.Viewport;
import dev.hindsight.ui.common.LiveEvents;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TimelineModelTest {
    private static final StreamId ORDER = ShopHistory.order(10_007);
    private static final double WIDTH = 800;

    private final HeaderStore store = new HeaderStore(ShopHistory.of(60));
    private final TimelineFixture fixture = new TimelineFixture(store);
    private Instant now = Instant.EPOCH;
    private final TimelineModel model = new TimelineModel(fixture.workspace, () -> now);

    @BeforeEach
    void widen() {
        model.zoom().resize(WIDTH);
    }

    @Test
    void withoutALocationItAsksForAStream() {
        assertThat(model.stateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    @Nested
    class AfterAStreamWasOpened {
        @BeforeEach
        void open() {
            fixture.goTo(ORDER, 1);
        }

        @Test
        void itsLaneComesFirstAndTheLocationIsSelected() {
            assertThat(model.stateProperty().get()).isEqualTo(new PanelState.Ready());
            assertThat(model.lanes().selectedStream()).isEqualTo(ORDER);
            assertThat(model.lanes().size()).isEqualTo(5);
            assertThat(model.selection().selected()).contains(new Spot(0, 1));
            assertThat(model.noticeProperty().get()).isEmpty();
        }

        @Test
        void theWindowHoldsAllOfItsEvents() {
            TimeWindow window = model.windowProperty().getValue();

            assertThat(window.from()).isBefore(Micros.instant(model.lanes().first()));
            assertThat(window.until()).isAfter(Micros.instant(model.lanes().last()));
        }

        @Test
        void steppingThroughItsVersionsReadsNothing() {
            int before = store.reads;
            fixture.workspace.navigation().step(new Location("shop", ORDER, 3, null));

            assertThat(store.reads).isEqualTo(before);
            assertThat(model.selection().selected()).contains(new Spot(0, 2));
        }

        @Test
        void selectingAnEventOfAnotherLaneKeepsTheWindowAndMovesThatLaneUp() {
            model.zoom().zoom(1.3, 400);
            TimeWindow window = model.windowProperty().getValue();
            StreamId payment = new StreamId("payment-10007");
            int lane = model.lanes().get(1).name().equals(payment.value()) ? 1 : 2;

            model.selection().open(lane, new LaneItem(0, 1, 0, 0));

            assertThat(fixture.workspace.navigation().location().orElseThrow().stream())
                    .isEqualTo(payment);
            assertThat(model.lanes().get(0).name()).isEqualTo(payment.value());
            assertThat(Duration.between(window.from(), window.until()).toMillis())
                    .isCloseTo(
                            Duration.between(
                                            model.windowProperty().getValue().from(),
                                            model.windowProperty().getValue().until())
                                    .toMillis(),
                            within(2L));
        }

        @Test
        void readingAgainKeepsTheWindow() {
            model.zoom().zoom(2, 300);
            Viewport before = model.zoom().viewport();

            fixture.workspace.reload();

            assertThat(model.zoom().viewport().offset()).isEqualTo(before.offset(), within(0.5));
            assertThat(model.selection().selected()).contains(new Spot(0, 1));
        }

        @Test
        void zoomsOfOneGestureAreUndoneTogether() {
            Viewport fitted = model.zoom().viewport();
            model.zoom().zoom(1.5, 100);
            now = now.plusMillis(100);
            model.zoom().zoom(1.5, 100);
            Viewport first = model.zoom().viewport();
            now = now.plusSeconds(5);
            model.zoom().zoom(1.5, 700);

            model.zoom().undo();
            assertThat(model.zoom().viewport().microsPerPixel())
                    .isEqualTo(first.microsPerPixel(), within(first.microsPerPixel() * 0.01));
            model.zoom().undo();
            assertThat(model.zoom().viewport().microsPerPixel())
                    .isEqualTo(fitted.microsPerPixel(), within(fitted.microsPerPixel() * 0.01));
            assertThat(model.zoom().canUndoProperty().get()).isFalse();
        }

        @Test
        void aFoldOpensAndFoldingAgainClosesIt() {
            int folds = model.zoom().viewport().axis().folds().size();
            assertThat(folds).isPositive();

            model.zoom().open(model.zoom().viewport().axis().folds().getFirst());
            assertThat(model.zoom().viewport().axis().folds()).hasSize(folds - 1);

            model.zoom().foldIdleProperty().set(false);
            assertThat(model.zoom().viewport().axis().folds()).isEmpty();
            model.zoom().foldIdleProperty().set(true);
            assertThat(model.zoom().viewport().axis().folds()).hasSize(folds);
        }

        @Test
        void theKeyboardMovesACursorThatEnterSelects() {
            model.selection().move(CursorMove.NEXT);
            assertThat(model.selection().cursorProperty().get()).isEqualTo(new Spot(0, 2));
            assertThat(model.selection().selected()).contains(new Spot(0, 1));

            model.selection().selectCursor();
            assertThat(model.selection().selected()).contains(new Spot(0, 2));
        }

        @Test
        void openingSeveralEventsZoomsUntilTheyCanBeToldApart() {
            model.selection().open(0, new LaneItem(0, 4, 0, 3));

            Viewport viewport = model.zoom().viewport();
            Lane lane = model.lanes().get(0);
            assertThat(viewport.xOf(lane.value(0))).isEqualTo(28, within(1.0));
            assertThat(viewport.xOf(lane.value(3))).isEqualTo(WIDTH - 28, within(1.0));
            assertThat(model.zoom().canUndoProperty().get()).isTrue();
        }

        @Test
        void highlightingATypeTwiceEndsIt() {
            model.highlight("ItemAdded");
            assertThat(model.highlightedProperty().get()).isEqualTo("ItemAdded");
            model.highlight("ItemAdded");
            assertThat(model.highlightedProperty().get()).isNull();
        }

        @Test
        void aFailureIsToldAndTryingAgainMends() {
            store.failure = new StoreReadException("The server took longer than 30 s.", null);
            fixture.goTo(ShopHistory.order(10_030), 0);

            PanelState.Failed failed = (PanelState.Failed) model.stateProperty().get();
            assertThat(failed.sentence()).isEqualTo("The server took longer than 30 s.");

            store.failure = null;
            failed.retry().run();
            assertThat(model.stateProperty().get()).isEqualTo(new PanelState.Ready());
            assertThat(model.lanes().get(0).name()).isEqualTo("order-10030");
        }
    }

    @Test
    void aStreamWithoutEventsIsEmptyAndNotAFault() {
        fixture.workspace.navigation().go(new Location("shop", new StreamId("order-none"), 1, null));

        assertThat(model.stateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    @Test
    void theWholeStoreIsShownByStreamTypeAndKeepsTheSelection() {
        fixture.goTo(ORDER, 2);
        model.settings().scopeProperty().set(TimelineScope.STORE);

        assertThat(model.lanes().index().size()).isEqualTo(store.headers.size());
        assertThat(model.lanes().groups().header()).isEqualTo(Header.STREAM_TYPE);
        Spot selected = model.selection().selected().orElseThrow();
        assertThat(model.lanes().index().text(Header.STREAM, model.lanes().event(selected)))
                .isEqualTo(ORDER.value());
    }

    @Test
    void lanesAreChosenByAnyHeaderAndPinnedOnesComeFirst() {
        model.settings().scopeProperty().set(TimelineScope.STORE);
        model.settings().lanesProperty().set(Header.EVENT_TYPE);
        String last = model.lanes().get(model.lanes().size() - 1).name();

        model.settings()
                .choiceProperty()
                .set(model.settings().choiceProperty().get().pinning(last).toggling(last));

        assertThat(model.lanes().get(0).name()).isEqualTo(last);
        assertThat(model.lanes().isPinned(0)).isTrue();
        assertThat(model.lanes().isCollapsed(0)).isTrue();
        assertThat(model.lanes().isCollapsed(1)).isFalse();
    }

    @Test
    void byOrderEveryEventIsOneStepAndTheWindowIsThatOfItsTimes() {
        fixture.goTo(ORDER, 0);
        model.settings().axisProperty().set(Axis.ORDER);

        assertThat(model.lanes().first()).isZero();
        assertThat(model.lanes().last()).isEqualTo(model.lanes().index().size() - 1);
        assertThat(Micros.of(model.windowProperty().getValue().from()))
                .isEqualTo(model.lanes().index().micros(0));
    }

    @Test
    void byVersionEventsStandAtTheirNumberInTheStream() {
        fixture.goTo(ORDER, 1);
        model.settings().axisProperty().set(Axis.VERSION);

        assertThat(model.lanes().first()).isEqualTo(1);
        Spot selected = model.selection().selected().orElseThrow();
        assertThat(model.lanes().value(selected)).isEqualTo(2);
        assertThat(model.zoom().viewport().axis().folds()).isEmpty();
    }

    @Test
    void lanesAreMadeByAFieldOfMetadata() {
        store.field = header -> "user-" + header.version() % 3;
        model.settings().scopeProperty().set(TimelineScope.STORE);
        model.settings().lanesProperty().set(Header.FIELD);

        assertThat(lanes(model)).containsExactlyInAnyOrder("user-0", "user-1", "user-2");
    }

    @Nested
    class FollowingTheWholeStore {
        private final LiveEvents live = fixture.workspace.live();
        private final StreamId fresh = new StreamId("order-new");

        @BeforeEach
        void follow() {
            model.settings().scopeProperty().set(TimelineScope.STORE);
            model.settings().lanesProperty().set(Header.STREAM);
            live.followingProperty().set(true);
            live.tick();
        }

        @Test
        void newEventsComeIntoTheLanesWithoutReadingTheOthersAgain() throws InterruptedException {
            int before = store.headers.size();
            int reads = store.reads;
            store.headers.add(next(1));
            awaitEvents(before + 1);
            store.headers.add(next(2));
            awaitEvents(before + 2);

            assertThat(lanes(model)).contains("order-new");
            assertThat(model.lanes().index().size()).isEqualTo(before + 2);
            assertThat(store.reads).isEqualTo(reads);
            assertThat(Micros.of(model.windowProperty().getValue().until())).isGreaterThan(Micros.of(next(2).at()));
        }

        @Test
        void aWindowThatWasZoomedStaysWhereItIs() throws InterruptedException {
            model.zoom().zoom(4, 100);
            TimeWindow window = model.windowProperty().getValue();
            store.headers.add(next(1));
            awaitEvents(store.headers.size());

            assertThat(Duration.between(
                                    window.from(),
                                    model.windowProperty().getValue().from())
                            .abs())
                    .isLessThan(Duration.ofSeconds(1));
        }

        @Test
        void theirFieldOfMetadataIsReadForThem() throws InterruptedException {
            store.field = header -> header.stream().equals(fresh) ? "newcomer" : "regular";
            model.settings().lanesProperty().set(Header.FIELD);
            store.headers.add(next(1));
            awaitEvents(store.headers.size());

            assertThat(lanes(model)).containsExactlyInAnyOrder("regular", "newcomer");
        }

        private EventHeader next(long version) {
            EventHeader last = store.headers.getLast();
            return new EventHeader(
                    Position.of(100_000 + version),
                    fresh,
                    "order",
                    version,
                    new EventId("new-" + version),
                    "OrderPlaced",
                    null,
                    last.at().plusSeconds(3600),
                    new CorrelationId("new"),
                    null);
        }

        private void awaitEvents(int count) throws InterruptedException {
            for (int i = 0; i < 400 && model.lanes().index().size() < count; i++) {
                TimeUnit.MILLISECONDS.sleep(5);
                live.tick();
            }
            assertThat(model.lanes().index().size()).isEqualTo(count);
        }
    }

    @Nested
    class FollowingAStream {
        /** Work that waits until the test does it. */
        private final Deque<Runnable> work = new ArrayDeque<>();

        private final TimelineFixture fixture = new TimelineFixture(store, new Tasks(work::add, Runnable::run));
        private final TimelineModel model = new TimelineModel(fixture.workspace);

        @Test
        void oneThatGrowsIsReadAgainOnlyAfterARest() throws InterruptedException {
            fixture.goTo(ShopHistory.MERCHANT, 0);
            doAll();
            fixture.workspace.live().followingProperty().set(true);
            look();
            doAll();
            arrive(1);
            work.remove().run();
            work.remove().run();
            Runnable rest = work.remove();
            int reads = store.reads;

            arrive(2);
            doAll();
            assertThat(store.reads).isEqualTo(reads);

            rest.run();
            doAll();
            assertThat(store.reads).isEqualTo(reads + 1);
            assertThat(model.lanes().index().size()).isEqualTo(store.headers.size());
        }

        private void arrive(int number) throws InterruptedException {
            EventHeader last = store.headers.getLast();
            store.headers.add(new EventHeader(
                    Position.of(100_000 + number),
                    ShopHistory.MERCHANT,
                    "MerchantAccount",
                    100_000 + number,
                    new EventId("new-" + number),
                    "FeeCharged",
                    null,
                    last.at().plusSeconds(1),
                    null,
                    null));
            look();
        }

        /** Has the store asked for what is new, as soon as it is time to. */
        private void look() throws InterruptedException {
            while (work.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
                fixture.workspace.live().tick();
            }
        }

        private void doAll() {
            while (!work.isEmpty()) {
                work.remove().run();
            }
        }
    }

    private static List<String> lanes(TimelineModel model) {
        return IntStream.range(0, model.lanes().size())
                .mapToObj(lane -> model.lanes().get(lane).name())
                .toList();
    }

    @Test
    void aTimelineThatWasCutSaysSo() {
        TimelineFixture huge = new TimelineFixture(new HeaderStore(ShopHistory.of(12_500)));
        TimelineModel cut = new TimelineModel(huge.workspace);

        huge.goTo(ShopHistory.MERCHANT, 0);

        assertThat(cut.noticeProperty().get()).isEqualTo("Stopped at 200,000 events");
        assertThat(cut.lanes().index().size()).isEqualTo(200_000);
    }
}
