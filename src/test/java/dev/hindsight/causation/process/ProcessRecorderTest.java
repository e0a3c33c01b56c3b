package dev.hindsight.causation.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.process.OddOperation.Kind;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProcessRecorderTest {
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final ProcessRecorder recorder = new ProcessRecorder(true);
    private Instant now = START;
    private long position;

    @Test
    void stepsAreCountedWithTheTimeTheyTake() {
        for (int i = 1; i <= 100; i++) {
            EventId asked = event("op" + i, "Asked", null);
            pause(Duration.ofSeconds(i));
            event("op" + i, "Answered", asked);
        }
        ProcessStep step = recorder.shape().steps().getFirst();
        assertThat(step.from()).isEqualTo("Asked");
        assertThat(step.to()).isEqualTo("Answered");
        assertThat(step.count()).isEqualTo(100);
        assertThat((double) step.median().toMillis()).isCloseTo(50_000, Offset.offset(2_500.0));
        assertThat((double) step.p95().toMillis()).isCloseTo(95_000, Offset.offset(5_000.0));
        assertThat(step.operations()).hasSize(100).startsWith(new OperationId("op100", true));
    }

    @Test
    void anOrderOfThreeItemsTakesThePathOfOneOfFive() {
        order("op1", 3);
        order("op2", 5);
        ProcessShape shape = recorder.shape();
        assertThat(shape.variants()).hasSize(1);
        assertThat(shape.variants().getFirst().count()).isEqualTo(2);
        assertThat(shape.variants().getFirst().path())
                .containsExactly(new PathStep(0, "Placed", false), new PathStep(1, "ItemAdded", true));
    }

    @Test
    void aChainOfTheSameTypeIsOneStepHoweverLong() {
        EventId last = event("op1", "Scanned", null);
        for (int i = 0; i < 100_000; i++) {
            last = event("op1", "Scanned", last);
        }
        EventId once = event("op2", "Scanned", null);
        event("op2", "Delivered", once);
        event("op1", "Delivered", last);
        assertThat(recorder.shape().variants())
                .singleElement()
                .satisfies(variant -> assertThat(variant.count()).isEqualTo(2));
    }

    @Test
    void eventsWithoutCorrelationBelongToTheOperationOfTheirCause() {
        EventId placed = event(null, "Placed", null);
        event(null, "Paid", placed);
        event(null, "Placed", null);
        ProcessShape shape = recorder.shape();
        assertThat(shape.operations()).isEqualTo(2);
        assertThat(shape.variants()).hasSize(2);
    }

    @Test
    void aCauseThatComesAfterItsEffectIsFound() {
        header("op1", "stream", new EventId("effect"), "Paid", new EventId("late"));
        header("op1", "stream", new EventId("late"), "Placed", null);
        assertThat(recorder.shape().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.from() + " " + step.to()).isEqualTo("Placed Paid"));
    }

    @Test
    void circlesAndSelfCausationEndSomewhere() {
        header("op1", "stream", new EventId("self"), "Odd", new EventId("self"));
        header("op1", "stream", new EventId("a"), "Odd", new EventId("b"));
        header("op1", "stream", new EventId("b"), "Even", new EventId("a"));
        ProcessShape shape = recorder.shape();
        assertThat(shape.events()).isEqualTo(3);
        assertThat(shape.steps()).hasSize(2);
        assertThat(shape.variants()).hasSize(1);
    }

    @Test
    void boundedMemoryCountsTheSame() {
        ProcessRecorder bounded = new ProcessRecorder(1_000, true);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3_000; i++) {
            pause(Duration.ofSeconds(1));
            EventHeader placed = header("op" + i, "s" + i, new EventId("p" + i), "Placed", null);
            bounded.accept(placed);
            for (int n = 0; n < random.nextInt(3); n++) {
                bounded.accept(header("op" + i, "s" + i, new EventId("i" + i + "-" + n), "ItemAdded", placed.id()));
            }
        }
        ProcessShape whole = recorder.shape();
        ProcessShape parts = bounded.shape();
        assertThat(parts.split()).isTrue();
        assertThat(parts.types()).isEqualTo(whole.types());
        assertThat(counts(parts)).isEqualTo(counts(whole));
        assertThat(parts.operations()).isEqualTo(whole.operations());
    }

    @Test
    void moreEventsExtendWhatWasTold() {
        order("op1", 1);
        assertThat(recorder.shape().operations()).isEqualTo(1);
        order("op2", 1);
        assertThat(recorder.shape().operations()).isEqualTo(2);
        assertThat(recorder.shape()).isEqualTo(recorder.shape());
    }

    @Nested
    class Odd {
        @Test
        void nothingIsOddWhereAllDoTheSame() {
            healthy(100);
            pause(Duration.ofDays(30));
            order("later", 1);
            assertThat(recorder.shape().odd()).isEmpty();
        }

        @Test
        void oneThatStoppedWhereAllOthersGoOn() {
            healthy(50);
            event("stopped", "Asked", null);
            pause(Duration.ofDays(1));
            healthy(50);
            assertThat(kinds()).containsExactly(Map.entry("stopped", List.of(Kind.STOPPED)));
            assertThat(recorder.shape().odd().getFirst().oddities().getFirst().reason())
                    .startsWith("Nothing has followed Asked for 1 d")
                    .contains("100 of 100 went on");
        }

        @Test
        void oneThatMayStillGoOnIsNotOdd() {
            healthy(50);
            event("young", "Asked", null);
            assertThat(recorder.shape().odd()).isEmpty();
        }

        @Test
        void oneWhoseStreamWentOnInAnotherOperationIsNotOdd() {
            healthy(50);
            header("cancelled", "order-cancelled", new EventId("x1"), "Asked", null);
            header("cancelling", "order-cancelled", new EventId("x2"), "Cancelled", null);
            pause(Duration.ofDays(1));
            healthy(50);
            assertThat(recorder.shape().odd()).isEmpty();
        }

        @Test
        void oneThatLeftOutAStep() {
            healthy(50);
            EventId asked = event("skipped", "Asked", null);
            event("skipped", "Shipped", asked);
            pause(Duration.ofDays(1));
            healthy(50);
            assertThat(kinds()).containsExactly(Map.entry("skipped", List.of(Kind.LEFT_OUT)));
        }

        @Test
        void oneThatDidTwiceWhatOthersDoOnce() {
            healthy(50);
            EventId asked = event("twice", "Asked", null);
            event("twice", "Answered", asked);
            event("twice", "Answered", asked);
            pause(Duration.ofDays(1));
            assertThat(kinds()).containsExactly(Map.entry("twice", List.of(Kind.REPEATED)));
        }

        @Test
        void oneThatTookFarLonger() {
            healthy(50);
            EventId asked = event("slow", "Asked", null);
            pause(Duration.ofHours(3));
            event("slow", "Answered", asked);
            assertThat(kinds()).containsExactly(Map.entry("slow", List.of(Kind.SLOW)));
        }

        @Test
        void oneWhoseCauseIsMissing() {
            healthy(50);
            EventId asked = event("lost", "Asked", null);
            event("lost", "Answered", asked);
            event("lost", "Answered", new EventId("nowhere"));
            assertThat(kinds()).containsExactly(Map.entry("lost", List.of(Kind.CAUSE_MISSING)));
        }

        private Map<String, List<Kind>> kinds() {
            return recorder.shape().odd().stream()
                    .collect(Collectors.toMap(
                            odd -> odd.operation().value(),
                            odd -> odd.oddities().stream()
                                    .map(OddOperation.Oddity::kind)
                                    .toList()));
        }

        private void healthy(int count) {
            for (int i = 0; i < count; i++) {
                String operation = "op" + position;
                EventId asked = event(operation, "Asked", null);
                pause(Duration.ofSeconds(2));
                event(operation, "Answered", asked);
            }
        }
    }

    private static Map<String, Long> counts(ProcessShape shape) {
        return shape.steps().stream().collect(Collectors.toMap(s -> s.from() + " " + s.to(), ProcessStep::count));
    }

    private void order(String operation, int items) {
        EventId placed = event(operation, "Placed", null);
        for (int i = 0; i < items; i++) {
            event(operation, "ItemAdded", placed);
        }
    }

    private void pause(Duration time) {
        now = now.plus(time);
    }

    private EventId event(@Nullable String operation, String type, @Nullable EventId cause) {
        return header(operation, "stream-" + operation, new EventId("event" + position), type, cause)
                .id();
    }

    private EventHeader header(
            @Nullable String operation, String stream, EventId id, String type, @Nullable EventId cause) {
        position++;
        EventHeader header = new EventHeader(
                Position.of(position),
                new StreamId(stream),
                "Order",
                position,
                id,
                type,
                null,
                now,
                operation == null ? null : new CorrelationId(operation),
                cause);
        recorder.accept(header);
        return header;
    }
}
