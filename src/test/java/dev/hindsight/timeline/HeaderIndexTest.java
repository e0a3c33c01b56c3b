package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.drawing.Styles;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Utf8;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class HeaderIndexTest {
    @Test
    void textsKeepTheirNumbersWhateverTheirForm() {
        Names names = new Names();
        String uuid = new UUID(4711, -1).toString();
        String[] texts = {"", "Köln", uuid, uuid.toUpperCase(java.util.Locale.ROOT), uuid + "x", "order-1"};

        int[] codes =
                Arrays.stream(texts).mapToInt(text -> names.code(utf8(text))).toArray();

        assertThat(codes).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(names.all()).containsExactly(texts);
        assertThat(names.code(utf8(uuid))).isEqualTo(2);
        assertThat(names.find("order-1")).isEqualTo(5);
        assertThat(names.find("order-2")).isNegative();
    }

    @Test
    void thousandsOfTextsAreToldApart() {
        Names names = new Names();
        for (int i = 0; i < 5000; i++) {
            assertThat(names.code(utf8("order-" + i))).isEqualTo(i);
        }
        assertThat(names.find("order-4321")).isEqualTo(4321);
    }

    @RepeatedTest(10)
    void lanesHoldEveryEventOnceInOrderAlongEachAxis(RepetitionInfo repetition) {
        HeaderIndex index = index(3000, new Random(repetition.getCurrentRepetition()));
        for (Axis axis : Axis.values()) {
            for (Header header : Header.values()) {
                LaneGroups groups = LaneGroups.of(index, header, axis, Header.EVENT_TYPE, Styles.ANY);
                int[] seen = new int[index.size()];
                for (int group = 0; group < groups.count(); group++) {
                    for (int slot = groups.start(group); slot < groups.start(group + 1); slot++) {
                        int event = groups.event(slot);
                        seen[event]++;
                        assertThat(index.code(header, event)).isEqualTo(group);
                        assertThat(groups.value(slot)).isEqualTo(axis.value(index, event));
                        assertThat(groups.slotOf(event)).isEqualTo(slot);
                        if (slot > groups.start(group)) {
                            assertThat(groups.value(slot)).isGreaterThanOrEqualTo(groups.value(slot - 1));
                        }
                    }
                }
                assertThat(seen).containsOnly(1);
            }
        }
    }

    @RepeatedTest(10)
    void searchingFindsWhatALookAtAllFinds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        HeaderIndex index = index(2000, random);
        LaneGroups groups = LaneGroups.of(index, Header.STREAM_TYPE, Axis.TIME, Header.EVENT_TYPE, Styles.ANY);
        for (int i = 0; i < 300; i++) {
            Lane lane = new Lane(groups, random.nextInt(groups.count()));
            long time = random.nextLong(1_100_000);
            int expected = (int) IntStream.range(0, lane.size())
                    .filter(at -> lane.value(at) < time)
                    .count();
            assertThat(lane.firstAtOrAfter(time)).isEqualTo(expected);
        }
    }

    @Test
    void eventsAreFoundByPositionAndByVersion() {
        HeaderIndex index = index(500, new Random(3));

        assertThat(index.at(index.position(77))).hasValue(77);
        assertThat(index.at(Position.of(-5))).isEmpty();
        String stream = index.text(Header.STREAM, 77);
        int found = index.find(stream, index.version(77)).orElseThrow();
        assertThat(index.text(Header.STREAM, found)).isEqualTo(stream);
        assertThat(index.version(found)).isEqualTo(index.version(77));
    }

    @Test
    void anIndexGrowsByWhatItDoesNotHave() {
        HeaderIndex index = index(500, new Random(3));

        HeaderIndex grown = index.with(
                List.of(header(new Position(8, 5)), header(new Position(7, 301)), header(new Position(7, 3))),
                header -> "late");

        assertThat(grown.size()).isEqualTo(502);
        assertThat(index.size()).isEqualTo(500);
        assertThat(IntStream.range(1, 502)
                        .allMatch(event -> grown.position(event - 1).compareTo(grown.position(event)) < 0))
                .isTrue();
        int late = grown.at(new Position(7, 301)).orElseThrow();
        assertThat(grown.text(Header.STREAM, late)).isEqualTo("order-new");
        assertThat(grown.text(Header.FIELD, late)).isEqualTo("late");
        assertThat(grown.text(Header.STREAM, late + 1)).isEqualTo(index.text(Header.STREAM, late));
        assertThat(grown.text(Header.STREAM_TYPE, late + 1)).isEqualTo(index.text(Header.STREAM_TYPE, late));
        assertThat(index.names(Header.STREAM).find("order-new")).isNegative();
    }

    private static EventHeader header(Position position) {
        return new EventHeader(
                position,
                new StreamId("order-new"),
                "order",
                position.sequence(),
                new EventId("event-" + position.sequence()),
                "OrderPlaced",
                null,
                Instant.EPOCH,
                null,
                null);
    }

    @RepeatedTest(5)
    void searchingSkipsWithoutMissing(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long[] values = random.longs(300_000, 0, 1_000_000).sorted().toArray();
        SparseOrder order = new SparseOrder(values);
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(values.length);
            int until = from + random.nextInt(values.length - from);
            long value = random.nextLong(1_000_000);
            int expected = SparseOrder.lowerBound(values, value, from, until);
            assertThat(order.firstAtOrAfter(value, from, until)).isEqualTo(expected);
            int off = (expected - from) / 15 + 1;
            assertThat(order.roughlyFirstAtOrAfter(value, from, until)).isBetween(expected - off, expected);
            assertThat(order.value(i)).isEqualTo(values[i]);
        }
    }

    @RepeatedTest(10)
    void leastAndGreatestAreThoseOfTheRange(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long[] values = random.longs(1 + random.nextInt(5000)).toArray();
        Pyramid pyramid = new Pyramid(values.length, index -> values[index]);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(values.length);
            int until = from + 1 + random.nextInt(values.length - from);
            long[] range = Arrays.copyOfRange(values, from, until);
            assertThat(pyramid.of(from, until))
                    .isEqualTo(new Pyramid.Range(
                            Arrays.stream(range).min().orElseThrow(),
                            Arrays.stream(range).max().orElseThrow()));
        }
    }

    @Test
    void anEventTakesNoMoreThanWasPromised() {
        HeaderIndex index = index(100_000, new Random(1));

        assertThat(index.bytes() / index.size()).isLessThanOrEqualTo(HeaderIndex.BYTES_PER_EVENT);
    }

    /** Times that are almost, but not quite, in the order of the store. */
    private static HeaderIndex index(int events, Random random) {
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        HeaderRow row = new HeaderRow();
        for (int i = 0; i < events; i++) {
            int stream = random.nextInt(40);
            row.set(7, i * 3L, i, 1_000_000L * i / events + random.nextInt(2000));
            row.stream().set("stream-" + stream);
            row.streamType().set("Type" + stream % 4);
            row.type().set("Event" + random.nextInt(9));
            row.correlation().set(random.nextInt(5) == 0 ? null : new UUID(0, i / 6).toString());
            row.field().set("user" + random.nextInt(3));
            builder.accept(row);
        }
        return builder.build();
    }

    private static Utf8 utf8(String text) {
        Utf8 bytes = new Utf8();
        bytes.set(text);
        return bytes;
    }
}
