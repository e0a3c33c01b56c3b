package dev.hindsight.bench;

import dev.hindsight.check.CheckListener;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Progress;
import dev.hindsight.check.ReplayCheck;
import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The replay check over many streams in child processes, against one thread of this process that reads the same events in
 * the order of the store, decodes and applies them; and the memory that either needs at its most.
 * {@code -Dbench.streams} is how many streams, of ten events each.
 */
public final class ReplayCheckRun {
    private static final int STREAMS = Integer.getInteger("bench.streams", 100_000);
    private static final int EVENTS_PER_STREAM = 10;
    private static final JsonMapper MAPPER = new JsonMapper();

    private ReplayCheckRun() {}

    /** The aggregate: what a customer has in a basket. */
    public static final class Basket {
        private final Map<String, Integer> quantities = new HashMap<>();
        private int changes;

        void on(QuantityChanged event) {
            quantities.merge(event.product(), event.by(), Integer::sum);
            changes++;
        }

        /** The one event there is. */
        public record QuantityChanged(String product, int by, String customer, String note) {}
    }

    /** Measures, and tells the ratio as a line. */
    static String measure() throws SQLException, IOException, URISyntaxException {
        DataSource database = filled();
        StoreAddress address = new StoreAddress("bench", TestPostgres.jdbcUrl(database), null, null, null);
        CodeSettings settings = CodeSettings.ofClassPath(application().toString())
                .withAggregates(Map.of("Basket", Basket.class.getName() + "#on"))
                .withEvents(Map.of("QuantityChanged", Basket.QuantityChanged.class.getName()));
        try (EventStore store = new PostgresStores().open(address, Cancellation.never());
                ReplayHost host = CodeHosts.open(settings, type -> Set.of("QuantityChanged"))) {
            fold(store);
            Measured fold = Measured.of(() -> fold(store));
            check(store, host, CheckScope.ALL.sampling(Math.max(1, STREAMS / 10)));
            Measured check = Measured.of(() -> check(store, host, CheckScope.ALL));
            return String.format(
                    Locale.ROOT,
                    "%-40s %8.0f /s / %8.0f /s = %.2f%n%-40s %8d MB / %8d MB%n",
                    "%,d streams, replay check / one fold".formatted(STREAMS),
                    STREAMS / check.seconds(),
                    STREAMS / fold.seconds(),
                    fold.seconds() / check.seconds(),
                    "  most memory here, check / fold",
                    check.megabytes(),
                    fold.megabytes());
        }
    }

    /** How long something took, and how much of the heap of this process it had in use at its most. */
    private record Measured(double seconds, long megabytes) {
        static Measured of(Runnable work) {
            System.gc();
            HeapWatch watch = new HeapWatch();
            watch.start();
            long begun = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            watch.interrupt();
            return new Measured(seconds, watch.most >> 20);
        }
    }

    /** Looks at what is in use after each collection, or between them. */
    private static final class HeapWatch extends Thread {
        private volatile long most;

        HeapWatch() {
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    Runtime runtime = Runtime.getRuntime();
                    long before = most;
                    most = Math.max(before, runtime.totalMemory() - runtime.freeMemory());
                    sleep(10);
                }
            } catch (InterruptedException _) {
                // measured
            }
        }
    }

    private static void fold(EventStore store) {
        Map<StreamId, Basket> baskets = new HashMap<>();
        store.events(
                EventQuery.all(),
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                event -> baskets.computeIfAbsent(event.header().stream(), id -> new Basket())
                        .on(decoded(event)),
                Cancellation.never());
        if (baskets.size() != STREAMS) {
            throw new IllegalStateException("There are %,d streams".formatted(baskets.size()));
        }
    }

    private static Basket.QuantityChanged decoded(StoredEvent event) {
        return MAPPER.readValue(((Content.Text) event.payload()).value(), Basket.QuantityChanged.class);
    }

    private static void check(EventStore store, ReplayHost host, CheckScope scope) {
        CheckListener listener = new CheckListener() {
            @Override
            public void found(Finding finding) {
                throw new IllegalStateException(finding.message());
            }

            @Override
            public void progress(Progress progress) {}
        };
        Outcome outcome = new ReplayCheck(store, host, scope).run(listener, Cancellation.never());
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static DataSource filled() throws SQLException {
        DataSource database = TestPostgres.freshDatabase();
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Basket\" PARTITION OF events FOR VALUES IN ('Basket')");
            statement.execute("""
                    INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                        occurred_at, payload, metadata)
                    SELECT gen_random_uuid(), 'basket-' || s, 'Basket', v, 'QuantityChanged', 1,
                           now() + v * interval '1 second',
                           jsonb_build_object('product', 'p' || (s * 7 + v) %% 100, 'by', v,
                                              'customer', 'customer-' || s %% 977, 'note', 'changed in the shop'),
                           '{}'
                    FROM generate_series(1, %d) AS v, generate_series(1, %d) AS s
                    """.formatted(EVENTS_PER_STREAM, STREAMS));
            statement.execute("""
                    INSERT INTO aggregates (aggregate_id, aggregate_type, version)
                    SELECT 'basket-' || s, 'Basket', %d FROM generate_series(1, %d) AS s
                    """.formatted(EVENTS_PER_STREAM, STREAMS));
            statement.execute("VACUUM ANALYZE events, aggregates");
        }
        return database;
    }

    /** The aggregate and its event in a folder of their own, as an application would have them. */
    private static Path application() throws IOException, URISyntaxException {
        Path all = Path.of(
                Basket.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = Files.createTempDirectory("basket");
        for (Class<?> type : List.of(ReplayCheckRun.class, Basket.class, Basket.QuantityChanged.class)) {
            Path file = Path.of(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(all.resolve(file), folder.resolve(file));
        }
        return folder;
    }
}
