package dev.hindsight.bench;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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

/** A page of the table at the very end of a long way through the store, against the first page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageDepth {
    private static final int PAGE = 500;

    private EventStore store;
    private @Nullable Position deep;

    @Setup(Level.Trial)
    public void fill() {
        DataSource database = BenchStore.filled(BenchStore.events(1_000_000));
        store = new PostgresStores()
                .open(new StoreAddress("bench", BenchStore.url(database), null, null, null), Cancellation.never());
        // The last page but one from the far end: as deep as a page can be.
        deep = page(new Scan(Direction.NEWEST_FIRST, null, PAGE + 1)).getLast().position();
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    @Benchmark
    public Object first() {
        return page(Scan.oldestFirst(PAGE));
    }

    @Benchmark
    public Object deepest() {
        return page(new Scan(Direction.OLDEST_FIRST, deep, PAGE));
    }

    private List<EventHeader> page(Scan scan) {
        List<EventHeader> rows = new ArrayList<>();
        store.headers(EventQuery.all(), scan, rows::add, Cancellation.never());
        return rows;
    }
}
