package dev.hindsight.bench;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/** The first density strip of a large store, against the GROUP BY that counts all of it; and how far off the first is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DensityStrip {
    private static final int BUCKETS = 480;
    private static final Path ERROR = Path.of("target", "bench", "DensityStrip-error.txt");

    private EventStore store;
    private Connection connection;
    private String groupBy;

    @Setup(Level.Trial)
    public void fill() throws SQLException, IOException {
        DataSource database = BenchStore.filled(BenchStore.events(10_000_000));
        store = new PostgresStores()
                .open(new StoreAddress("bench", BenchStore.url(database), null, null, null), Cancellation.never());
        connection = database.getConnection();
        Density exact =
                store.countedDensity(BUCKETS, done -> {}, Cancellation.never()).orElseThrow();
        long micros = exact.from().until(exact.until(), java.time.temporal.ChronoUnit.MICROS);
        groupBy = "SELECT date_bin('%d microseconds', occurred_at, '%s'), count(*) FROM events GROUP BY 1"
                .formatted(Math.ceilDiv(micros, BUCKETS), exact.from());
        Files.writeString(
                ERROR, error(store.density(BUCKETS, Cancellation.never()).orElseThrow(), exact));
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        connection.close();
        store.close();
    }

    /** How far off the first strip was, in the words of the report. */
    static String error() throws IOException {
        return Files.readString(ERROR);
    }

    private static String error(Density estimate, Density exact) {
        long misplaced = 0;
        long mostOff = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long off = Math.abs(estimate.counts()[bucket] - exact.counts()[bucket]);
            misplaced += off;
            mostOff = Math.max(mostOff, off);
        }
        return String.format(
                Locale.ROOT,
                "%-40s %,d of %,d in all; %.3f %% in another bar, one bar off by %,d at most%n",
                "first strip, " + (estimate.estimated() ? "estimate" : "exact"),
                estimate.total(),
                exact.total(),
                50.0 * misplaced / exact.total(),
                mostOff);
    }

    @Benchmark
    public Object firstStrip() {
        return store.density(BUCKETS, Cancellation.never());
    }

    @Benchmark
    public Object countedStrip() {
        return store.countedDensity(BUCKETS, done -> {}, Cancellation.never());
    }

    @Benchmark
    public int groupBy() throws SQLException {
        int buckets = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(groupBy)) {
            while (rows.next()) {
                buckets++;
            }
        }
        return buckets;
    }
}
