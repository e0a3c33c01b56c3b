package dev.hindsight.bench;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From nothing to the newest events of a large store among many tables, against psql listing tables and events. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class StoreOpening {
    private static final int PAGE = 500;
    private static final int TABLES_AT_ONCE = 250;

    /** How many events the store holds, unless {@code -Dbench.events} says otherwise. */
    @Param("300000")
    private int events;

    /** How many other tables there are. */
    @Param("5000")
    private int tables;

    private String url = "";
    private ProcessBuilder psql;

    @Setup(Level.Trial)
    public void fill() throws SQLException {
        DataSource database = BenchStore.filled(BenchStore.events(events));
        createTables(database);
        url = BenchStore.url(database);
        psql = new ProcessBuilder(
                        "psql",
                        url.replaceFirst("^jdbc:", ""),
                        "--no-psqlrc",
                        "--quiet",
                        "--command",
                        "\\dt *.*",
                        "--command",
                        "SELECT transaction_id, position, aggregate_id, aggregate_type, version, event_id, event_type,"
                                + " occurred_at, correlation_id, causation_id FROM events"
                                + " ORDER BY transaction_id DESC, position DESC LIMIT " + PAGE)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** In several transactions: each table takes locks, of which there are not so many. */
    private void createTables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int first = 0; first < tables; first += TABLES_AT_ONCE) {
                statement.execute("""
                        DO $$ BEGIN FOR n IN %d .. %d LOOP
                        EXECUTE format('CREATE TABLE IF NOT EXISTS other_%%s (id bigint, name text, version int, type text,
                            created_at timestamptz, payload jsonb, owner_id uuid, note text)', n);
                        END LOOP; END $$""".formatted(first, Math.min(tables, first + TABLES_AT_ONCE) - 1));
            }
            statement.execute("VACUUM ANALYZE");
        }
    }

    @Benchmark
    public Object explorer(Blackhole sink) {
        try (EventStore store =
                new PostgresStores().open(new StoreAddress("bench", url, null, null, null), Cancellation.never())) {
            return store.headers(EventQuery.all(), Scan.newestFirst(PAGE), sink::consume, Cancellation.never());
        }
    }

    @Benchmark
    public int psqlListing() throws IOException, InterruptedException {
        int exitCode = psql.start().waitFor();
        if (exitCode != 0) {
            throw new IOException("psql ended with " + exitCode);
        }
        return exitCode;
    }
}
