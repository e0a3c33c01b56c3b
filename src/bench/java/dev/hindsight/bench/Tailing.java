package dev.hindsight.bench;

import dev.hindsight.event.EventHeader;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TailPace;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Following a store that eight writers write to: whether any event is missed or repeated while some transactions stay
 * open for seconds and some are rolled back, how late events come, and what following costs the writers.
 */
final class Tailing {
    private static final int WRITERS = 8;
    private static final int EVENTS_PER_READ = 10_000;
    private static final int ROUNDS = 4;
    private static final Duration ROUND = Duration.ofSeconds(4);
    /** Waiting for the last events: far longer than the tail ever rests. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource database = TestPostgres.freshDatabase();
    private final int eventsPerWriter;
    /** When the transaction of each event had been committed; 0 before, -1 where it was rolled back. */
    private final long[][] committed;

    private final long[][] arrived;
    /** The transactions of all writers, and when each was over. */
    private final ConcurrentSkipListMap<Long, Written> transactions = new ConcurrentSkipListMap<>();

    private final LongAdder repeated = new LongAdder();
    private final LongAdder commits = new LongAdder();
    /** What is committed before the first read is no business of a tail. */
    private final CountDownLatch begun = new CountDownLatch(1);

    private volatile boolean stopped;

    /** What one transaction wrote, and when it was over. */
    private record Written(int writer, int from, int until, long over) {}

    private Tailing(long events) {
        eventsPerWriter = Math.toIntExact(events / WRITERS);
        committed = new long[WRITERS][eventsPerWriter];
        arrived = new long[WRITERS][eventsPerWriter];
    }

    /** What was measured, as lines. */
    static String measure() throws SQLException, InterruptedException, ExecutionException {
        return new Tailing(BenchStore.events(200_000)).run();
    }

    private String run() throws SQLException, InterruptedException, ExecutionException {
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Order\" PARTITION OF events FOR VALUES IN ('Order')");
        }
        String told = missesNothing();
        return told + costOfFollowing();
    }

    private String missesNothing() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> following = threads.submit(this::follow);
            begun.await();
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> {
                    write(number);
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (missing() > 0 && System.nanoTime() < patience) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            stopped = true;
            following.get();
        }
        return verdict();
    }

    private void follow() {
        StoreAddress address = new StoreAddress("bench", TestPostgres.jdbcUrl(database), null, null, null);
        try (EventStore store = new PostgresStores().open(address, Cancellation.never())) {
            Tail<EventHeader> tail = store.tailHeaders(OptionalLong.empty());
            TailPace pace = new TailPace();
            while (!stopped) {
                long start = System.nanoTime();
                Tail.Arrivals<EventHeader> arrivals = tail.read(EVENTS_PER_READ, Cancellation.never());
                begun.countDown();
                long now = System.nanoTime();
                arrivals.events().forEach(event -> arrive(event, now));
                Duration rest = pace.after(arrivals, Duration.ofNanos(now - start));
                TimeUnit.NANOSECONDS.sleep(rest.toNanos());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void arrive(EventHeader event, long now) {
        UUID id = UUID.fromString(event.id().value());
        int writer = (int) id.getMostSignificantBits();
        if (writer >= WRITERS) {
            return; // written to see what following costs
        }
        int number = (int) id.getLeastSignificantBits();
        if (arrived[writer][number] != 0) {
            repeated.increment();
        }
        arrived[writer][number] = now;
    }

    /** One transaction in two hundred stays open for up to three seconds, one in twenty is rolled back. */
    private void write(int writer) throws SQLException, InterruptedException {
        SplittableRandom random = new SplittableRandom(writer);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int next = 0; next < eventsPerWriter; ) {
                int until = Math.min(eventsPerWriter, next + 1 + random.nextInt(50));
                insert(connection, writer, next, until);
                long transaction = transaction(connection);
                if (random.nextInt(200) == 0) {
                    TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(2_000));
                }
                long done = -1;
                if (random.nextInt(20) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    done = System.nanoTime();
                }
                Arrays.fill(committed[writer], next, until, done);
                transactions.put(transaction, new Written(writer, next, until, System.nanoTime()));
                next = until;
            }
        }
    }

    private static long transaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void insert(Connection connection, int writer, int from, int until) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                    occurred_at, payload, metadata)
                VALUES (?, ?, 'Order', ?, 'ItemAdded', 1, clock_timestamp(), '{"quantity": 1}', '{}')
                """)) {
            for (int number = from; number < until; number++) {
                insert.setObject(1, new UUID(writer, number));
                insert.setString(2, "order-" + writer);
                insert.setLong(3, number + 1L);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private long missing() {
        long missing = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int number = 0; number < eventsPerWriter; number++) {
                if (committed[writer][number] > 0 && arrived[writer][number] == 0) {
                    missing++;
                }
            }
        }
        return missing;
    }

    private String verdict() {
        long[] lags = new long[WRITERS * eventsPerWriter];
        long[] own = new long[WRITERS * eventsPerWriter];
        long[][] settled = settled();
        int count = 0;
        int phantoms = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int number = 0; number < eventsPerWriter; number++) {
                long came = arrived[writer][number];
                long done = committed[writer][number];
                if (came != 0 && done > 0) {
                    // It can be read a moment before the writer hears that it is committed.
                    own[count] = Math.max(0, came - settled[writer][number]);
                    lags[count++] = Math.max(0, came - done);
                } else if (came != 0) {
                    phantoms++;
                }
            }
        }
        Arrays.sort(lags, 0, count);
        Arrays.sort(own, 0, count);
        return String.format(
                Locale.ROOT,
                "tail: %,d events committed by %d writers, %,d missed, %,d repeated, %,d rolled back ones seen%n"
                        + "tail: lag %.0f ms median, %.0f ms p99, where transactions stay open for up to 3,000 ms%n"
                        + "tail: its own part, once no older transaction ran any more: %.0f ms median, %.0f ms p99%n",
                count + missing(),
                WRITERS,
                missing(),
                repeated.sum(),
                phantoms,
                lags[count / 2] / 1e6,
                lags[(int) (count * 0.99)] / 1e6,
                own[count / 2] / 1e6,
                own[(int) (count * 0.99)] / 1e6);
    }

    /** When each event could first be handed over in order: its transaction was over, and every older one. */
    private long[][] settled() {
        long[][] settled = new long[WRITERS][eventsPerWriter];
        long latest = 0;
        for (Written written : transactions.values()) {
            latest = Math.max(latest, written.over());
            Arrays.fill(settled[written.writer()], written.from(), written.until(), latest);
        }
        return settled;
    }

    /** By turns without and with somebody who follows, so that both see the same machine. */
    private String costOfFollowing() throws InterruptedException, ExecutionException {
        double[] perSecond = new double[2];
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < ROUNDS; round++) {
                int followed = round % 2;
                stopped = false;
                commits.reset();
                List<Future<?>> running = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    int number = WRITERS * (round + 1) + writer;
                    running.add(threads.submit(() -> {
                        commitUntilStopped(number);
                        return null;
                    }));
                }
                if (followed == 1) {
                    running.add(threads.submit(this::follow));
                }
                TimeUnit.MILLISECONDS.sleep(ROUND.toMillis());
                perSecond[followed] += commits.sum() / (double) ROUND.toSeconds() / (ROUNDS / 2);
                stopped = true;
                for (Future<?> one : running) {
                    one.get();
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "commits per second, followed / not followed %.0f / %.0f = %.2f%n",
                perSecond[1],
                perSecond[0],
                perSecond[1] / perSecond[0]);
    }

    private void commitUntilStopped(int writer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int number = 0; !stopped; number++) {
                insert(connection, writer, number, number + 1);
                connection.commit();
                commits.increment();
            }
        }
    }
}
