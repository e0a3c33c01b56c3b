package dev.hindsight.replay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.Events;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InProcessHostTest {
    private final Events events = new Events();
    private final InProcessHost host = new InProcessHost(Map.of(
            "counter",
            new RehydrateCode(
                    Counter.class, String.class, event -> event.header().type(), Set.of("changes"))));

    @Test
    void runsTheAggregatesOwnCode() {
        RecordedReplay replay = replay("counter", next("Add"), next("Add"));

        assertThat(replay.stateAfter(1)).hasToString("{\"count\":2}");
        assertThat(replay.replayedBy()).isInstanceOfSatisfying(ReplayedBy.Code.class, code -> {
            assertThat(code.className()).isEqualTo(Counter.class.getName());
            assertThat(code.archive()).endsWith("test-classes");
            assertThat(code.builtAt()).isNotNull();
            assertThat(code.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void goesOnAfterAnEventThatThrows() {
        RecordedReplay replay = replay("counter", next("Add"), next("Throw"), next("Add"));

        assertThat(replay.errors()).singleElement().satisfies(error -> {
            assertThat(error.event().version()).isEqualTo(2);
            assertThat(error.message())
                    .startsWith("IllegalStateException: cannot be counted (")
                    .contains("Counter.applyEvent, line ");
            assertThat(error.detail()).contains("at dev.hindsight.replay.host");
        });
        assertThat(replay.stateAfter(1)).hasToString("{\"count\":1}");
        assertThat(replay.stateAfter(2)).hasToString("{\"count\":2}");
    }

    @Test
    void survivesCodeThatOverflowsTheStack() {
        RecordedReplay replay = replay("counter", next("Overflow"), next("Add"));

        assertThat(replay.errors())
                .extracting(ReplayError::message)
                .singleElement()
                .asString()
                .startsWith("StackOverflowError");
        assertThat(replay.stateAfter(1)).hasToString("{\"count\":1}");
    }

    @Test
    void refusesAClassThatCannotBeReplayed() {
        assertThatThrownBy(() -> new RehydrateCode(String.class, String.class, event -> event, Set.of()))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("java.lang.String cannot be replayed");
    }

    @Test
    void mergesPayloadsWhereThereIsNoCodeAndCallsItAGuess() {
        RecordedReplay replay = replay(
                "order",
                events.next("order-1", "Created", "{\"a\":{\"b\":1,\"c\":[1]},\"d\":1}"),
                events.next("order-1", "Changed", "{\"a\":{\"c\":[2],\"e\":null}}"),
                events.next("order-1", "Counted", "3"));

        assertThat(replay.replayedBy()).isEqualTo(new ReplayedBy.PayloadMerge());
        assertThat(replay.stateAfter(2)).hasToString("{\"a\":{\"b\":1,\"c\":[2],\"e\":null},\"d\":1,\"Counted\":3}");
    }

    @Test
    void goesAroundPayloadsThatCannotBeMerged() {
        StoredEvent first = events.next("order-1", "Created", "{\"a\":1}");
        StoredEvent opaque = events.next("order-1", "Shredded", "");
        StoredEvent encrypted =
                new StoredEvent(opaque.header(), new Content.Bytes(new byte[] {-1, 7}), opaque.metadata());
        RecordedReplay replay = replay("order", first, encrypted, events.next("order-1", "Changed", "{\"b\":2}"));

        assertThat(replay.errors())
                .extracting(ReplayError::message)
                .containsExactly("The payload cannot be merged. These 2 bytes are not text in UTF-8, and so not JSON.");
        assertThat(replay.stateAfter(2)).hasToString("{\"a\":1,\"b\":2}");
    }

    private StoredEvent next(String type) {
        return events.next("counter-1", type, "{}");
    }

    private RecordedReplay replay(String streamType, StoredEvent... stored) {
        return RecordedReplay.of(
                host, new StreamId("any"), streamType, sink -> List.of(stored).forEach(sink), done -> {});
    }

    /** An aggregate in the manner of the kit, whose events are words. */
    @SuppressWarnings("UnusedVariable") // read by looking at the object
    public static final class Counter {
        private int count;
        private final List<String> changes = List.of("not state");

        public static Counter rehydrate(List<String> events) {
            Counter counter = new Counter();
            events.forEach(event -> counter.applyEvent(event, false));
            return counter;
        }

        public void applyEvent(String event, boolean isNew) {
            switch (event) {
                case "Add" -> count++;
                case "Throw" -> throw new IllegalStateException("cannot be counted");
                case "Overflow" -> overflow(changes.size());
                default -> {}
            }
        }

        private int overflow(int depth) {
            return depth < 0 ? depth : overflow(depth + 1) + 1;
        }
    }
}
