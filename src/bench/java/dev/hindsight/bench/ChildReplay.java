package dev.hindsight.bench;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replaying a stream of 100,000 events in the child process, cold from the store, against only draining the same result
 * set; and 1,000 events in the warm child against the same class in this process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 14)
@Measurement(iterations = 11)
@Fork(1)
public class ChildReplay {
    private static final int EVENTS = 100_000;
    private static final StreamId STREAM = new StreamId("stock-1");
    private static final JsonMapper MAPPER = new JsonMapper();

    private EventStore store;
    private ReplayHost host;
    private List<StoredEvent> thousand;

    /** The aggregate: what a warehouse counts. */
    public static final class Stock {
        private final Map<String, Integer> counts = new HashMap<>();
        private int events;

        void on(Counted event) {
            counts.put(event.field(), event.value());
            events++;
        }

        /** The one event there is. */
        public record Counted(String orderId, String field, int value, String by, String note, Price unitPrice) {}

        /** A part of it. */
        public record Price(double amount, String currency) {}
    }

    @Setup(Level.Trial)
    public void fill() throws SQLException, IOException, URISyntaxException {
        DataSource database = TestPostgres.freshDatabase();
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Stock\" PARTITION OF events FOR VALUES IN ('Stock')");
            statement.execute("""
                    INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                        occurred_at, payload, metadata)
                    SELECT gen_random_uuid(), 'stock-1', 'Stock', n, 'Counted', 1, now() + n * interval '1 second',
                           jsonb_build_object('orderId', 'order-' || n / 50, 'field', 'f' || n %% 200, 'value', n,
                                              'by', 'warehouse', 'note', 'counted again',
                                              'unitPrice', jsonb_build_object('amount', 12.50, 'currency', 'EUR')),
                           '{}'
                    FROM generate_series(1, %d) AS n
                    """.formatted(EVENTS));
            statement.execute("VACUUM ANALYZE events");
        }
        StoreAddress address = new StoreAddress("bench", TestPostgres.jdbcUrl(database), null, null, null);
        store = new PostgresStores().open(address, Cancellation.never());
        CodeSettings settings = CodeSettings.ofClassPath(application().toString())
                .withAggregates(Map.of("Stock", Stock.class.getName() + "#on"))
                .withEvents(Map.of("Counted", Stock.Counted.class.getName()));
        host = CodeHosts.open(settings, type -> Set.of("Counted"));
        thousand = thousandEvents();
    }

    /** The aggregate and its event in a folder of their own, as an application would have them. */
    private static Path application() throws IOException, URISyntaxException {
        Path all = Path.of(
                Stock.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = Files.createTempDirectory("stock");
        for (Class<?> type : List.of(ChildReplay.class, Stock.class, Stock.Counted.class, Stock.Price.class)) {
            Path file = Path.of(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(all.resolve(file), folder.resolve(file));
        }
        return folder;
    }

    private static List<StoredEvent> thousandEvents() {
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            EventHeader header = new EventHeader(
                    Position.of(i),
                    STREAM,
                    "Stock",
                    i,
                    new EventId("e" + i),
                    "Counted",
                    null,
                    Instant.EPOCH,
                    null,
                    null);
            events.add(
                    new StoredEvent(header, new Content.Text("""
                    {"orderId": "order-%d", "field": "f%d", "value": %d, "by": "warehouse", "note": "counted again",\
                     "unitPrice": {"amount": 12.50, "currency": "EUR"}}""".formatted(i / 50, i % 200, i)), new Content.Absent()));
        }
        return events;
    }

    @TearDown(Level.Trial)
    public void close() {
        host.close();
        store.close();
    }

    /** The same rows with payload and metadata, each thrown away as it comes. */
    @Benchmark
    public Object drain(Blackhole sink) {
        return store.events(
                EventQuery.ofStream(STREAM), Scan.oldestFirst(EVENTS + 1), sink::consume, Cancellation.never());
    }

    /** Reading, sending, decoding, applying, and recording the states. */
    @Benchmark
    public Object coldReplay() {
        RecordedReplay replay = RecordedReplay.of(
                host,
                STREAM,
                "Stock",
                sink -> store.events(
                        EventQuery.ofStream(STREAM), Scan.oldestFirst(EVENTS + 1), sink, Cancellation.never()),
                done -> {});
        if (replay.size() != EVENTS || !replay.errors().isEmpty()) {
            throw new IllegalStateException(
                    "Not all events were applied: " + replay.errors().size());
        }
        return replay;
    }

    @Benchmark
    @Warmup(iterations = 30)
    @Measurement(iterations = 30)
    public Object thousandInTheChild() {
        return RecordedReplay.of(host, STREAM, "Stock", thousand::forEach, done -> {});
    }

    /** Decoding and applying, with no state looked at in between. */
    @Benchmark
    @Warmup(iterations = 30)
    @Measurement(iterations = 30)
    public Object thousandInThisProcess() {
        Stock stock = new Stock();
        for (StoredEvent event : thousand) {
            stock.on(MAPPER.readValue(((Content.Text) event.payload()).value(), Stock.Counted.class));
        }
        return stock;
    }
}
