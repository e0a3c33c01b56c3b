package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.testing.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Driving a host that applies events on a thread of its own. */
class ReplayDrivingTest {
    private static final int EVENTS = 500;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Events events = new Events();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void allStepsAreRecordedThoughTheyComeLater() {
        List<Integer> told = new ArrayList<>();
        RecordedReplay replay =
                RecordedReplay.of(new LateHost(), Recordings.STREAM, "order", stream(EVENTS), told::add);

        assertThat(replay.size()).isEqualTo(EVENTS);
        assertThat(replay.stateAfter(EVENTS - 1)).hasToString("{\"n\":" + EVENTS + "}");
        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    @Test
    void anEditThatDoesNotFitEndsTheReplayWithASentence() {
        EventSource withWrongOne = sink -> {
            sink.accept(events.next("order-1", "/n", ""));
            sink.accept(events.next("order-1", "/nowhere/n", ""));
            sink.accept(events.next("order-1", "/n", ""));
        };
        assertThatThrownBy(
                        () -> RecordedReplay.of(new LateHost(), Recordings.STREAM, "order", withWrongOne, done -> {}))
                .isInstanceOf(ReplayException.class)
                .hasMessage("The replay cannot be recorded. The edit of “/nowhere/n” does not fit the state: "
                        + "there is no object or array at “/nowhere”.");
    }

    @Test
    void aReplayThatIsGivenUpHasNoResult() {
        LateHost host = new LateHost();
        EventSource closing = sink -> {
            stream(3).forEach(sink);
            host.current.close();
        };
        assertThatThrownBy(() -> RecordedReplay.of(host, Recordings.STREAM, "order", closing, done -> {}))
                .isInstanceOf(ReplayStoppedException.class);
    }

    @Test
    void severalThreadsMayReadAtOnce() throws Exception {
        GeneratedStates generated = new GeneratedStates(5);
        List<JsonNode> states = Stream.<JsonNode>iterate(JsonNodeFactory.instance.objectNode(), generated::changed)
                .limit(EVENTS)
                .toList();
        RecordedReplay replay = Recordings.of(
                states.stream().<StateUpdate>map(StateUpdate.Whole::new).toList());
        CountDownLatch start = new CountDownLatch(3);
        List<Future<Boolean>> readers = IntStream.of(7, 11, 13)
                .mapToObj(stride -> threads.submit(reader(replay, states, stride, start)))
                .toList();
        for (Future<Boolean> reader : readers) {
            assertThat(reader.get()).isTrue();
        }
    }

    private static Callable<Boolean> reader(
            RecordedReplay replay, List<JsonNode> states, int stride, CountDownLatch start) {
        return () -> {
            start.countDown();
            start.await();
            boolean same = true;
            for (int i = 0; i < 10 * EVENTS; i++) {
                int index = i * stride % EVENTS;
                same &= replay.stateAfter(index).equals(states.get(index));
                same &= replay.changes(index).isEmpty()
                        == StateDiff.between(
                                        index == 0 ? JsonNodeFactory.instance.objectNode() : states.get(index - 1),
                                        states.get(index))
                                .isEmpty();
            }
            return same;
        };
    }

    private EventSource stream(int number) {
        return sink -> IntStream.range(0, number).forEach(i -> sink.accept(events.next("order-1", "/n", "")));
    }

    /** Applies events later: sets the place that the type of the event names to its version. */
    private static final class LateHost implements ReplayHost {
        private LateReplay current = new LateReplay(step -> {});

        @Override
        public ReplayedBy codeFor(String streamType) {
            return new ReplayedBy.PayloadMerge();
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            current = new LateReplay(steps);
            return current;
        }

        @Override
        public void close() {}
    }

    private static final class LateReplay implements ReplayHost.Replay {
        private final ExecutorService worker = Executors.newSingleThreadExecutor();
        private final Consumer<ReplayStep> steps;
        private final List<Future<?>> open = new ArrayList<>();
        private volatile boolean closed;

        private LateReplay(Consumer<ReplayStep> steps) {
            this.steps = steps;
        }

        @Override
        public void apply(StoredEvent event) {
            JsonNode version =
                    JsonNodeFactory.instance.numberNode(event.header().version());
            Edit edit = new Edit(JsonPointer.compile(event.header().type()), version);
            open.add(worker.submit(() ->
                    steps.accept(new ReplayStep(event.header(), new StateUpdate.Edits(List.of(edit)), null, ""))));
        }

        @Override
        public void await() {
            finish();
        }

        @Override
        public void finish() {
            if (closed) {
                throw new ReplayStoppedException();
            }
            for (Future<?> step : open) {
                try {
                    step.get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            worker.shutdown();
        }
    }
}
