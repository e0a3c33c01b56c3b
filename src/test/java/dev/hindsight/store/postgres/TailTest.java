package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.Tail;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Following real tables while others write to them. */
class TailTest {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 60;

    private final DataSource database = TestPostgres.freshDatabase();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> readMeanwhile = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    /** The kit keeps transaction ids. */
    @Nested
    class ByTransaction {
        private final Events events = new Events();

        @Test
        void nothingIsMissedOrRepeatedWhileTransactionsAreSlowAndRolledBack() throws Exception {
            fillKit();
            Tail<EventHeader> tail = tail(OptionalLong.empty());
            tail.read(100, Cancellation.never());

            Set<String> committed = write(TailTest::insertIntoKit, tail);

            assertThat(read(tail)).containsExactlyInAnyOrderElementsOf(committed);
        }

        @Test
        void fromAPositionOnComesWhatIsThereAndThenWhatIsNew() throws Exception {
            fillKit();
            Tail<EventHeader> tail = tail(OptionalLong.of(2));

            assertThat(tail.read(1, Cancellation.never()).events())
                    .extracting(event -> event.position().sequence())
                    .containsExactly(2L);
            List<String> rest = read(tail);
            assertThat(rest).containsExactly(Events.id(3).value());
            String fresh = insertOne();
            assertThat(read(tail)).containsExactly(fresh);
        }

        @Test
        void dataRestoredFromAnotherServerHidesNothing() throws Exception {
            StoredEvent one = events.next("order-1", "OrderPlaced", "{}");
            KitTables.fill(database, List.of(one));
            // As after a restore: an id that this server will not reach for years.
            KitTables.execute(database, "ALTER TABLE events DISABLE TRIGGER USER");
            KitTables.execute(
                    database,
                    "UPDATE events SET transaction_id = '9000000000'::xid8, position = nextval('event_position')");
            Tail<EventHeader> fromTheBeginning = tail(OptionalLong.of(0));
            Tail<EventHeader> fromNow = tail(OptionalLong.empty());
            assertThat(read(fromTheBeginning)).containsExactly(one.header().id().value());
            assertThat(read(fromNow)).isEmpty();

            String fresh = insertOne();

            assertThat(read(fromTheBeginning)).containsExactly(fresh);
            assertThat(read(fromNow)).containsExactly(fresh);
        }

        @Test
        void itIsToldWhoseTransactionHoldsEventsBack() throws Exception {
            fillKit();
            Tail<EventHeader> tail = tail(OptionalLong.empty());
            tail.read(100, Cancellation.never());
            try (Connection slow = database.getConnection()) {
                slow.setAutoCommit(false);
                KitTables.execute(slow, "SET application_name = 'night-batch'");
                KitTables.execute(slow, "SELECT pg_current_xact_id()");
                String waiting = insertOne();

                HeldBack heldBack = untilHeldBack(tail);

                assertThat(heldBack.waiting()).isEqualTo(1);
                assertThat(heldBack.holder()).contains("pid ", "night-batch", "idle in transaction");
                slow.commit();
                assertThat(read(tail)).containsExactly(waiting);
            }
        }

        @Test
        void aLostConnectionLosesNothing() throws Exception {
            fillKit();
            Tail<EventHeader> tail = tail(OptionalLong.empty());
            tail.read(100, Cancellation.never());
            String before = insertOne();
            assertThat(read(tail)).containsExactly(before);
            String meanwhile = insertOne();
            try (Connection hog = database.getConnection()) {
                // The next read finds the pool's connection dead, or dies in its middle: either way it starts anew.
                hog.setAutoCommit(false);
                KitTables.execute(hog, "LOCK TABLE events IN ACCESS EXCLUSIVE MODE");
                try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
                    var reading = reader.submit(() -> tail.read(100, Cancellation.never()));
                    terminateWhoWaits(hog);
                    assertThatThrownBy(reading::get).hasCauseInstanceOf(StoreUnreachableException.class);
                }
                hog.rollback();
            }

            assertThat(read(tail)).containsExactly(meanwhile);
        }

        @Test
        void onlyWhatIsAskedForComes() throws Exception {
            fillKit();
            EventQuery paid = EventQuery.all().ofTypes(Set.of("OrderPaid"));
            Tail<StoredEvent> tail = open().tailEvents(paid, OptionalLong.of(0));
            String kept = insertOne();
            KitTables.execute(database, "ALTER TABLE events DISABLE TRIGGER USER");
            KitTables.execute(database, "UPDATE events SET event_type = 'OrderPaid' WHERE event_id = '" + kept + "'");

            List<StoredEvent> found = new ArrayList<>();
            for (boolean more = true; more; ) {
                Tail.Arrivals<StoredEvent> arrivals = tail.read(100, Cancellation.never());
                found.addAll(arrivals.events());
                more = arrivals.more();
            }
            assertThat(found).extracting(event -> event.header().id().value()).containsExactly(kept);
        }

        private void fillKit() {
            KitTables.fill(
                    database,
                    List.of(
                            events.next("order-1", "OrderPlaced", "{}"),
                            events.next("order-1", "ItemAdded", "{}"),
                            events.next("order-1", "ItemAdded", "{}")));
            // The test has chosen low transaction ids and positions; the next ones are higher.
            KitTables.execute(database, "SELECT setval('event_position', 100)");
        }

        private String insertOne() throws SQLException {
            try (Connection connection = database.getConnection()) {
                return insertIntoKit(connection);
            }
        }

        private void terminateWhoWaits(Connection hog) throws Exception {
            try (PreparedStatement terminate =
                    hog.prepareStatement("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                for (int killed = 0; killed == 0; ) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    try (var row = terminate.executeQuery()) {
                        row.next();
                        killed = row.getInt(1);
                    }
                }
            }
        }
    }

    /** Marten numbers its events and keeps no transaction ids. */
    @Nested
    class ByNumber {
        @Test
        void nothingIsMissedOrRepeatedWhileTransactionsAreSlowAndRolledBack() throws Exception {
            createNumbered();
            Tail<EventHeader> tail = tail(OptionalLong.empty());
            tail.read(100, Cancellation.never());

            Set<String> committed = write(TailTest::insertNumbered, tail);

            assertThat(read(tail)).containsExactlyInAnyOrderElementsOf(committed);
        }

        @Test
        void aTransactionThatWasOpenBeforeFollowingBeganIsNotMissed() throws Exception {
            createNumbered();
            try (Connection slow = database.getConnection();
                    Connection fast = database.getConnection()) {
                slow.setAutoCommit(false);
                String late = insertNumbered(slow);
                insertNumbered(fast);
                Tail<EventHeader> tail = tail(OptionalLong.empty());
                assertThat(read(tail)).isEmpty();

                slow.commit();

                assertThat(read(tail)).containsExactly(late);
                assertThat(read(tail)).isEmpty();
            }
        }

        private void createNumbered() throws SQLException {
            KitTables.execute(database, """
                    CREATE TABLE events (
                        position bigserial PRIMARY KEY, event_id uuid NOT NULL, aggregate_id text NOT NULL,
                        aggregate_type text NOT NULL, event_type text NOT NULL, version bigint NOT NULL,
                        occurred_at timestamptz NOT NULL DEFAULT now(), payload jsonb NOT NULL DEFAULT '{}',
                        UNIQUE (aggregate_id, version))
                    """);
            try (Connection connection = database.getConnection()) {
                insertNumbered(connection);
            }
        }
    }

    /** A plain table is ordered by the time that its writers give. */
    @Nested
    class ByTime {
        @Test
        void nothingOfTheLastMinutesIsMissedOrRepeated() throws Exception {
            KitTables.execute(database, """
                    CREATE TABLE events (
                        event_id uuid PRIMARY KEY, aggregate_id text NOT NULL, aggregate_type text NOT NULL,
                        event_type text NOT NULL, version bigint NOT NULL,
                        occurred_at timestamptz NOT NULL DEFAULT now(), payload jsonb NOT NULL DEFAULT '{}')
                    """);
            Tail<EventHeader> tail = tail(OptionalLong.empty());
            tail.read(100, Cancellation.never());

            Set<String> committed = write(TailTest::insertNumbered, tail);

            assertThat(read(tail)).containsExactlyInAnyOrderElementsOf(committed);
        }
    }

    @FunctionalInterface
    private interface Insert {
        String into(Connection connection) throws SQLException;
    }

    /** Several writers at once while somebody reads; every fifth transaction is rolled back, some take their time. */
    private Set<String> write(Insert insert, Tail<EventHeader> tail) throws Exception {
        Set<String> committed = new ConcurrentSkipListSet<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                all.add(writers.submit(() -> {
                    write(insert, random, committed);
                    return null;
                }));
            }
            while (!all.stream().allMatch(java.util.concurrent.Future::isDone)) {
                readSome(tail);
            }
            for (var one : all) {
                one.get();
            }
        }
        return committed;
    }

    private void write(Insert insert, Random random, Set<String> committed) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                Set<String> written = new TreeSet<>();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    written.add(insert.into(connection));
                }
                TimeUnit.MILLISECONDS.sleep(i % 20 == 0 ? 200 : random.nextInt(8));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAll(written);
                }
            }
        }
    }

    private static String insertIntoKit(Connection connection) throws SQLException {
        return insert(connection, """
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                    occurred_at, payload, metadata)
                VALUES (?, ?, 'order', 1, 'ItemAdded', 1, now(), '{}', '{}')
                """);
    }

    private static String insertNumbered(Connection connection) throws SQLException {
        return insert(connection, """
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type)
                VALUES (?, ?, 'order', 1, 'ItemAdded')
                """);
    }

    private static String insert(Connection connection, String sql) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setString(2, "order-" + id);
            insert.executeUpdate();
        }
        return id.toString();
    }

    private Tail<EventHeader> tail(OptionalLong from) {
        return open().tailHeaders(from);
    }

    private EventStore open() {
        EventStore store = new PostgresStores()
                .open(new StoreAddress("tail", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
        opened.add(store);
        return store;
    }

    private void readSome(Tail<EventHeader> tail) throws InterruptedException {
        tail.read(50, Cancellation.never())
                .events()
                .forEach(event -> readMeanwhile.add(event.id().value()));
        TimeUnit.MILLISECONDS.sleep(2);
    }

    /** Everything there is by now. */
    private List<String> read(Tail<EventHeader> tail) {
        List<String> ids = new ArrayList<>(readMeanwhile);
        readMeanwhile.clear();
        boolean more = true;
        while (more) {
            Tail.Arrivals<EventHeader> arrivals = tail.read(50, Cancellation.never());
            arrivals.events().forEach(event -> ids.add(event.id().value()));
            more = arrivals.more();
        }
        return ids;
    }

    private static HeldBack untilHeldBack(Tail<EventHeader> tail) throws InterruptedException {
        Optional<HeldBack> heldBack = Optional.empty();
        for (int i = 0; heldBack.isEmpty() && i < 100; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            heldBack = tail.read(100, Cancellation.never()).heldBack();
        }
        return heldBack.orElseThrow();
    }
}
