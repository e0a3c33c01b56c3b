package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** One microsecond is one pixel in these tests, and time 0 is at x = 0. */
final class FrameTest {
    private static final double HEIGHT = 200;

    @Test
    void eventsWithRoomHaveAMarkEach() {
        assertThat(layout(10, 30, 50).items())
                .extracting(LaneItem::form)
                .containsExactly(LaneItem.Form.MARK, LaneItem.Form.MARK, LaneItem.Form.MARK);
    }

    @Test
    void twoOrThreeAtOneTimeAreStacked() {
        LaneItem item = layout(10, 12, 14, 60).items().getFirst();

        assertThat(item).isEqualTo(new LaneItem(0, 3, 10, 14));
        assertThat(item.form()).isEqualTo(LaneItem.Form.STACK);
        assertThat(item.offsetOf(0)).isEqualTo(-9);
        assertThat(item.offsetOf(1)).isZero();
        assertThat(item.offsetOf(2)).isEqualTo(9);
    }

    @Test
    void moreOfThemAreCountedAndALongRunBecomesAHistogram() {
        assertThat(layout(10, 11, 12, 13).items())
                .singleElement()
                .extracting(LaneItem::form)
                .isEqualTo(LaneItem.Form.PILL);
        assertThat(layout(LongStream.range(0, 100).map(i -> i * 3).toArray()).items())
                .singleElement()
                .extracting(LaneItem::form)
                .isEqualTo(LaneItem.Form.BARS);
    }

    @Test
    void aCountedBlockTakesInTheNeighbourItWouldCover() {
        assertThat(layout(10, 10, 10, 10, 20, 60).items())
                .extracting(LaneItem::count)
                .containsExactly(5, 1);
    }

    @RepeatedTest(30)
    void everyEventOnTheScreenIsInExactlyOneItemAndItemsKeepApart(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long[] times = IntStream.range(0, 400)
                .mapToLong(_ -> random.nextInt(800 + 3000 * repetition.getCurrentRepetition()))
                .sorted()
                .toArray();

        List<LaneItem> items = layout(times).items();

        for (int i = 1; i < items.size(); i++) {
            assertThat(items.get(i).from()).isEqualTo(items.get(i - 1).until());
            assertThat(items.get(i).left() - items.get(i - 1).right()).isGreaterThanOrEqualTo(LaneLayout.TOO_CLOSE);
        }
        LaneLayout layout = layout(times);
        for (int i = 0; i < times.length; i++) {
            if (times[i] <= 800) {
                assertThat(layout.itemOf(i)).as("event %d", i).isPresent();
                assertThat(layout.itemOf(i).orElseThrow().contains(i)).isTrue();
            }
        }
    }

    @Test
    void aMillionEventsCostAsFewItemsAsTheScreenHasRoomFor() {
        assertThat(layout(LongStream.range(0, 1_000_000).map(i -> i * 8).toArray())
                        .items())
                .hasSizeLessThan(130);
    }

    @Test
    void thePointerFindsTheMarkOfAStackThatItIsOn() {
        Frame frame = frame(0, 100, 101, 102);
        double middle = Lanes.LANE_HEIGHT / 2;

        assertThat(frame.hit(101, middle - 9).orElseThrow().item().from()).isZero();
        assertThat(frame.hit(101, middle).orElseThrow().item().from()).isEqualTo(1);
        assertThat(frame.hit(101, middle + 9).orElseThrow().item().from()).isEqualTo(2);
        assertThat(frame.hit(130, middle)).isEmpty();
        assertThat(frame.hit(101, Lanes.LANE_HEIGHT + 5)).isEmpty();
    }

    @Test
    void ofAHistogramThePointerFindsWhatIsAroundIt() {
        Frame frame = frame(0, LongStream.range(0, 100).map(i -> i * 3).toArray());

        LaneItem around = frame.hit(150, 10).orElseThrow().item();

        assertThat(around.left()).isBetween(142.0, 147.0);
        assertThat(around.right()).isBetween(153.0, 158.0);
        assertThat(around.count()).isBetween(4, 5);
    }

    @Test
    void placesOfEventsFollowScrolling() {
        Frame frame = frame(10, 100, 300);

        assertThat(frame.x(new Spot(0, 1))).isEqualTo(300, within(1e-6));
        assertThat(frame.y(new Spot(0, 1))).isEqualTo(Lanes.LANE_HEIGHT / 2 - 10);
        assertThat(frame.bottom()).isEqualTo(Lanes.LANE_HEIGHT - 10);
    }

    private static LaneLayout layout(long... times) {
        return new LaneLayout(lanes(times).get(0), viewport());
    }

    private static Frame frame(double scroll, long... times) {
        return new Frame(lanes(times), viewport(), scroll, HEIGHT);
    }

    private static Viewport viewport() {
        return new Viewport(new TimeAxis(0, List.of()), new Viewport.Bounds(0, 10_000_000), 800, 1, 0);
    }

    private static Lanes lanes(long... times) {
        StreamId stream = new StreamId("order-1");
        List<EventHeader> events = IntStream.range(0, times.length)
                .mapToObj(i -> new EventHeader(
                        Position.of(i),
                        stream,
                        "Order",
                        i,
                        new EventId("e" + i),
                        "ItemAdded",
                        null,
                        Micros.instant(times[i]),
                        null,
                        null))
                .toList();
        return Lanes.of(stream, events, new Ending.Complete());
    }
}
