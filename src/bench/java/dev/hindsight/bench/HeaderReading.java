package dev.hindsight.bench;

import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading the headers of a whole store, against psql copying the same columns to nowhere. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class HeaderReading {
    private static final String HEADERS = "SELECT transaction_id, position, aggregate_id, aggregate_type, version,"
            + " event_id, event_type, schema_version, occurred_at, correlation_id, causation_id"
            + " FROM events ORDER BY transaction_id, position";

    /** How many events the store holds. */
    @Param("300000")
    private int events;

    private EventStore store;
    private PsqlCopy copy;

    @Setup(Level.Trial)
    public void fill() throws SQLException {
        DataSource database = TestPostgres.freshDatabase();
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Order\" PARTITION OF events FOR VALUES IN ('Order')");
            statement.execute("""
                    INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                        occurred_at, payload, metadata)
                    SELECT gen_random_uuid(), 'order-' || n / 50, 'Order', n %% 50 + 1, 'ItemAdded', 1,
                           now() + n * interval '1 second',
                           '{"productId": "stove-gas", "quantity": 1, "unitPrice": {"amount": 12.50, "currency": "EUR"}}',
                           jsonb_build_object('correlationId', gen_random_uuid(), 'causationId', gen_random_uuid())
                    FROM generate_series(1, %d) AS n
                    """.formatted(events));
            statement.execute("VACUUM ANALYZE events");
        }
        String url = TestPostgres.jdbcUrl(database);
        store = new PostgresStores().open(new StoreAddress("bench", url, null, null, null), Cancellation.never());
        copy = new PsqlCopy(url, HEADERS);
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    @Benchmark
    public Object explorer(Blackhole sink) {
        return store.headers(
                EventQuery.all(), Scan.oldestFirst(Integer.MAX_VALUE - 1), sink::consume, Cancellation.never());
    }

    @Benchmark
    public int psqlCopy() throws IOException, InterruptedException {
        return copy.run();
    }
}
