package dev.hindsight.bench;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.RecordedEvent;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.Projector;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.testing.TestPostgres;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Rebuilding the read model of orders from all events, against only draining the same rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class ProjectionRebuild {
    private static final int BATCH = 5_000;

    /** Another size: {@code -Dbench.events=N}. */
    private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);

    private DataSource database;
    private EventStore store;

    @Setup(Level.Trial)
    public void fill() throws SQLException {
        database = TestPostgres.freshDatabase();
        store = ShopEvents.store(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Order\" PARTITION OF events FOR VALUES IN ('Order')");
            statement.execute("""
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                    occurred_at, payload, metadata)
                SELECT gen_random_uuid(), 'order-' || n / 10, 'Order', n %% 10 + 1,
                       CASE n %% 10 WHEN 0 THEN 'OrderCreated' ELSE 'ItemAdded' END, 3, now(),
                       CASE n %% 10 WHEN 0
                       THEN '{"customer": {"customerId": "c-101", "name": "Jo"}, "currency": "EUR",
                              "shippingAddress": {"street": "A", "postalCode": "B", "city": "C", "country": "D"}}'
                       ELSE '{"productId": "tent-2p", "name": "Tent for two", "quantity": 1,
                              "unitPrice": {"amount": 189.00, "currency": "EUR"}}' END::jsonb,
                       '{"correlationId": "00000000-0000-4000-8000-000000000000"}'
                FROM generate_series(0, %d) AS n
                """.formatted(EVENTS - 1));
            statement.execute("VACUUM ANALYZE events");
        }
        Projection summaries = ShopReadModels.projections().getFirst();
        new Projector(store, new ReadModels(database, "read_models"), summaries).catchUp();
    }

    /** The same rows, as stored, each thrown away as it comes. */
    @Benchmark
    public void drain(Blackhole sink) {
        List<RecordedEvent> batch = store.read(Position.START, BATCH);
        while (!batch.isEmpty()) {
            sink.consume(batch);
            batch = store.read(batch.getLast().position(), BATCH);
        }
    }

    /** Reading, decoding, folding, writing the rows, and the switch at the end. */
    @Benchmark
    public void rebuild() {
        Projection summaries = ShopReadModels.projections().getFirst();
        new Projector(store, new ReadModels(database, "read_models"), summaries).rebuild();
    }
}
