package dev.hindsight.bench;

import dev.hindsight.drawing.Styles;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.LaneGroups;
import dev.hindsight.timeline.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Loading the headers of a whole store into the index of the timeline, against psql copying the same columns to nowhere. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class IndexLoad {
    private static final String HEADERS = "SELECT transaction_id, position, version, occurred_at, aggregate_id,"
            + " aggregate_type, event_type, correlation_id FROM events ORDER BY transaction_id, position";
    private static final Path MEMORY = Path.of("target", "bench", "IndexLoad-memory.txt");

    private EventStore store;
    private PsqlCopy copy;

    @Setup(Level.Trial)
    public void fill() throws IOException {
        DataSource database = BenchStore.filled(BenchStore.events(1_000_000));
        String url = BenchStore.url(database);
        store = new PostgresStores().open(new StoreAddress("bench", url, null, null, null), Cancellation.never());
        copy = new PsqlCopy(url, HEADERS);
        Files.writeString(MEMORY, measure());
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    /** What a loaded store takes, in the words of the report. */
    static String memory() throws IOException {
        return Files.readString(MEMORY);
    }

    private String measure() {
        long before = used();
        HeaderIndex index = explorer();
        long loaded = used();
        LaneGroups groups = LaneGroups.of(index, Header.STREAM_TYPE, Axis.TIME, Header.EVENT_TYPE, Styles.ANY);
        Lanes lanes = Lanes.of(groups, CauseLinks.NONE, LaneChoice.PLAIN, null, new Ending.Complete());
        long sorted = used();
        double events = index.size();
        return String.format(
                Locale.ROOT,
                "%-40s %,d events in %d lanes: %.1f bytes an event, and %.1f for the lanes; %,d MB in all%n",
                "memory with headers loaded",
                index.size(),
                lanes.size(),
                (loaded - before) / events,
                (sorted - loaded) / events,
                (sorted - before) >> 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Benchmark
    public HeaderIndex explorer() {
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        store.rows(EventQuery.all(), List.of(), Integer.MAX_VALUE - 1, builder, Cancellation.never());
        return builder.build();
    }

    @Benchmark
    public int psqlCopy() throws IOException, InterruptedException {
        return copy.run();
    }
}
