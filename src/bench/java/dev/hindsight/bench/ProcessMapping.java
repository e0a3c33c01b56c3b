package dev.hindsight.bench;

import dev.hindsight.causation.process.ProcessRecorder;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading headers and making the process map of them, against merely reading them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ProcessMapping {
    /** How many events the store holds, unless {@code -Dbench.events} says otherwise. */
    @Param("1000000")
    private int events;

    private EventStore store;

    @Setup(Level.Trial)
    public void fill() {
        String url = BenchStore.url(BenchStore.filled(BenchStore.events(events)));
        store = new PostgresStores().open(new StoreAddress("bench", url, null, null, null), Cancellation.never());
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    @Benchmark
    public void headers(Blackhole sink) {
        read(sink::consume);
    }

    @Benchmark
    public Object processMap() {
        ProcessRecorder recorder = new ProcessRecorder(true);
        read(recorder);
        return recorder.shape();
    }

    private void read(Consumer<EventHeader> sink) {
        store.headers(EventQuery.all(), Scan.oldestFirst(Integer.MAX_VALUE - 1), sink, Cancellation.never());
    }
}
