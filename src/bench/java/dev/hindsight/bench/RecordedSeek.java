package dev.hindsight.bench;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Cursor;
import dev.hindsight.replay.Edit;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.Recorder;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.StateUpdate;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moving about in a recorded replay of 100,000 events whose state has 200 fields, against replaying them again. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class RecordedSeek {
    private static final int EVENTS = 100_000;
    private static final int FIELDS = 200;
    private static final int STEPS = 10_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private List<String> payloads = List.of();
    private RecordedReplay replay = record(payloads);
    private Cursor seeking = replay.cursor();
    private Cursor stepping = replay.cursor();
    private final Random random = new Random(7);

    @Setup(Level.Trial)
    public void write() {
        payloads = payloads(EVENTS);
        replay = record(payloads);
        seeking = replay.cursor();
        stepping = replay.cursor();
        stepping.seek(EVENTS / 2);
    }

    private static List<String> payloads(int events) {
        Random random = new Random(1);
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            payloads.add("""
                    {"orderId": "order-%d", "field": "f%d", "value": %d, "by": "warehouse", "note": "counted again",\
                     "unitPrice": {"amount": 12.50, "currency": "EUR"}}""".formatted(i / 50, random.nextInt(FIELDS), random.nextInt(1_000_000)));
        }
        return payloads;
    }

    private static RecordedReplay record(List<String> payloads) {
        StreamId stream = new StreamId("stock-1");
        Recorder recorder = RecordedReplay.recorder(stream, new ReplayedBy.PayloadMerge());
        for (int i = 0; i < payloads.size(); i++) {
            JsonNode payload = MAPPER.readTree(payloads.get(i));
            JsonPointer place =
                    JsonPointer.empty().appendProperty(payload.required("field").stringValue());
            recorder.add(new ReplayStep(
                    header(stream, i),
                    new StateUpdate.Edits(List.of(new Edit(place, payload.required("value")))),
                    null,
                    ""));
        }
        return recorder.recorded();
    }

    private static EventHeader header(StreamId stream, int version) {
        EventId id = new EventId("e" + version);
        return new EventHeader(
                Position.of(version), stream, "stock", version, id, "Counted", null, Instant.EPOCH, null, null);
    }

    /** What there is to do without a recording: parse every payload and apply it. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 5)
    @Measurement(iterations = 7)
    public JsonNode fullReplay() {
        ObjectNode state = NODES.objectNode();
        for (String text : payloads) {
            JsonNode payload = MAPPER.readTree(text);
            state.set(payload.required("field").stringValue(), payload.required("value"));
        }
        return state;
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public JsonNode seek() {
        seeking.seek(random.nextInt(EVENTS));
        return seeking.state();
    }

    /** The same for a state to keep. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public JsonNode stateAfter() {
        return replay.stateAfter(random.nextInt(EVENTS));
    }

    /** There and back again. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(2 * STEPS)
    public JsonNode step() {
        for (int i = 0; i < STEPS; i++) {
            stepping.next();
        }
        for (int i = 0; i < STEPS; i++) {
            stepping.previous();
        }
        return stepping.state();
    }

    /** The bytes of the heap that a recording takes, for each event. The headers of the events are left out. */
    static double recordedBytes() {
        StreamId stream = new StreamId("stock-1");
        return bytesPerEvent(EVENTS, RecordedSeek::record)
                - bytesPerEvent(
                        EVENTS,
                        payloads -> IntStream.range(0, payloads.size())
                                .mapToObj(i -> header(stream, i))
                                .toList());
    }

    /** The bytes of the heap that copies of the state take, for each event. They share their values. */
    static double copiedBytes() {
        return bytesPerEvent(EVENTS / 10, payloads -> {
            List<ObjectNode> copies = new ArrayList<>();
            ObjectNode state = NODES.objectNode();
            for (String text : payloads) {
                JsonNode payload = MAPPER.readTree(text);
                state.set(payload.required("field").stringValue(), payload.required("value"));
                copies.add(NODES.objectNode().setAll(state));
            }
            return copies;
        });
    }

    private static double bytesPerEvent(int events, Function<List<String>, Object> keep) {
        List<String> payloads = payloads(events);
        long before = usedHeap();
        Object kept = keep.apply(payloads);
        long bytes = usedHeap() - before;
        Reference.reachabilityFence(payloads);
        Reference.reachabilityFence(kept);
        return bytes / (double) events;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
