package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoresTest {
    private final Events events = new Events();
    private final Cancellation cancellation = Cancellation.never();
    private DataSource database = TestPostgres.freshDatabase();

    @BeforeEach
    void fill() {
        KitTables.fill(
                database,
                List.of(events.next("order-1", "OrderCreated", "{}"), events.next("order-1", "OrderPaid", "{}")));
    }

    @Nested
    class Writing {
        @Test
        void isRefusedOnEveryConnection() {
            try (Sessions sessions = Sessions.open(address(null))) {
                for (String sql : List.of(
                        "INSERT INTO aggregates VALUES ('x', 'order', 1)",
                        "CREATE TABLE x (a int)",
                        "SELECT nextval('event_position')",
                        "SET TRANSACTION READ WRITE")) {
                    assertThatThrownBy(() -> sessions.read(cancellation, session -> {
                                KitTables.execute(session.connection(), "SELECT 1");
                                KitTables.execute(session.connection(), sql);
                                return sql;
                            }))
                            .as(sql)
                            .isInstanceOf(StoreReadException.class);
                }
            }
        }

        @Test
        void isForbiddenToTheSessionAsWell() {
            try (Sessions sessions = Sessions.open(address(null))) {
                List<String> settings = new ArrayList<>();
                sessions.read(cancellation, session -> {
                    session.rows(
                            new Sql("SELECT current_setting('default_transaction_read_only'),"
                                    + " current_setting('statement_timeout'), current_setting('lock_timeout'),"
                                    + " current_setting('application_name')"),
                            row -> {
                                for (int i = 1; i <= 4; i++) {
                                    settings.add(row.getString(i));
                                }
                                return true;
                            });
                    return settings;
                });

                assertThat(settings).containsExactly("on", "30s", "2s", "Hindsight");
            }
        }
    }

    @Nested
    class Opening {
        @Test
        void saysThatNobodyAnswers() {
            assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/shop", null))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessage(
                            "The server of localhost:1/shop does not answer. Is it running, and reachable from here?");
        }

        @Test
        void saysThatThereIsNoSuchDatabase() {
            assertThatThrownBy(() -> open(
                            "jdbc:postgresql://localhost:%d/nowhere?user=postgres".formatted(TestPostgres.port()),
                            null))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessageContaining("There is no such database");
        }

        @Test
        void refusesAnUrlThatIsNone() {
            assertThatThrownBy(() -> open("jdbc:mysql://h/d?password=secret", null))
                    .hasMessageNotContaining("secret")
                    .hasMessageContaining("is not the JDBC URL");
        }

        @Test
        void saysThatNoStoreWasRecognised() {
            database = TestPostgres.freshDatabase();

            assertThatThrownBy(() -> open(null))
                    .isInstanceOf(LayoutException.class)
                    .hasMessageContaining("No event store was recognised")
                    .hasMessageContaining("hindsight");
        }

        @Test
        void doesNotTakeAnotherTableForAStore() {
            database = TestPostgres.freshDatabase();
            KitTables.execute(database, "CREATE TABLE events (position bigint, event_id uuid, aggregate_id text)");

            assertThatThrownBy(() -> open(null)).isInstanceOf(LayoutException.class);
        }

        @Test
        void asksForTheSchemaWhereThereAreSeveralStores() {
            KitTables.execute(database, "CREATE SCHEMA other");
            KitTables.execute(database, "CREATE TABLE other.events (LIKE public.events)");
            KitTables.execute(database, "CREATE TABLE other.aggregates (LIKE public.aggregates)");
            String url = TestPostgres.jdbcUrl(database);

            assertThat(detected()).containsExactly("other.events", "public.events");
            assertThatThrownBy(() -> open(url + "&currentSchema=nowhere", null))
                    .isInstanceOf(LayoutException.class)
                    .hasMessageContaining("hindsight in other.events, hindsight in public.events");
            try (EventStore store = open(url + "&currentSchema=other", null)) {
                assertThat(store.description().table()).isEqualTo("other.events");
            }
        }

        @Test
        void listsTheLayoutsItKnows() {
            assertThatThrownBy(() -> open("nobody"))
                    .hasMessageStartingWith("There is no layout called nobody. Known are: hindsight, message-db, ");
        }

        @Test
        void saysWhatIsWrongWithALayoutFile(@TempDir Path directory) throws IOException {
            Path file = directory.resolve("mine.json");
            Files.writeString(file, "{\"id\": \"mine\", \"name\": \"Mine\", \"events\": {\"table\": \"\"}}");
            assertThatThrownBy(() -> open(file.toString()))
                    .isInstanceOf(LayoutException.class)
                    .hasMessage("The layout %s is faulty: “events.table” should be a text that is not empty."
                            .formatted(file));

            Files.writeString(file, "{");
            assertThatThrownBy(() -> open(file.toString())).hasMessageContaining("is not JSON");
            assertThatThrownBy(() -> open(directory.resolve("no.json").toString()))
                    .hasMessageContaining("There is no layout file");
        }

        private List<String> detected() {
            return new PostgresStores()
                    .detect(address(null), cancellation).stream()
                            .map(found -> found.schema() + "." + found.table())
                            .toList();
        }
    }

    @Nested
    class Reading {
        @Test
        void saysWhichPrivilegeIsMissingAndReadsWhatItMay() {
            String role = "reader_" + System.nanoTime();
            KitTables.execute(database, "CREATE ROLE " + role + " LOGIN");
            KitTables.execute(database, "GRANT SELECT ON aggregates TO " + role);
            KitTables.execute(
                    database,
                    "GRANT SELECT (position, transaction_id, event_id, aggregate_id, aggregate_type, version, event_type,"
                            + " schema_version, occurred_at, payload, correlation_id, causation_id) ON events TO "
                            + role);
            String url = TestPostgres.jdbcUrl(database).replace("user=postgres", "user=" + role);
            try (EventStore store = open(url, null)) {
                assertThat(headers(store)).hasSize(2);
                assertThat(store.event(Events.id(1), cancellation))
                        .hasValueSatisfying(
                                event -> assertThat(event.metadata()).isEqualTo(new Content.Absent()));
                assertThat(store.description().remarks())
                        .containsExactly("This user may not read the column metadata; the rest is shown without.");
            }
            KitTables.execute(database, "REVOKE SELECT (payload, event_type) ON events FROM " + role);
            assertThatThrownBy(() -> open(url, null))
                    .isInstanceOf(LayoutException.class)
                    .hasMessageContaining("may not read type, payload of it");
        }

        @Test
        void saysThatATableIsGone() {
            try (EventStore store = open(null)) {
                KitTables.execute(database, "DROP TABLE events CASCADE");

                assertThatThrownBy(() -> headers(store))
                        .isInstanceOf(StoreReadException.class)
                        .hasMessageContaining("not as it was when it was opened");
            }
        }

        @Test
        void goesOnAfterAConnectionWasKilledInMidRead() {
            // More than the driver fetches at a time, so that the connection is needed again.
            KitTables.execute(
                    database,
                    "INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,"
                            + " occurred_at, payload, metadata) SELECT gen_random_uuid(), 'order-1', 'order', n,"
                            + " 'OrderNoted', 1, now(), '{}', '{}' FROM generate_series(3, 5000) AS n");
            try (EventStore store = open(null)) {
                List<EventHeader> seen = new ArrayList<>();
                Ending ending = store.headers(
                        EventQuery.all(),
                        Scan.oldestFirst(5_000),
                        header -> {
                            seen.add(header);
                            if (seen.size() == 1) {
                                killConnections();
                            }
                        },
                        cancellation);

                assertThat(ending).isEqualTo(new Ending.Complete());
                assertThat(seen).hasSize(5_000).doesNotHaveDuplicates();
                assertThat(headers(store)).hasSize(100);
            }
        }

        @Test
        void isCancelledInTheServer() throws Exception {
            try (EventStore store = open(null);
                    Connection locker = database.getConnection();
                    ExecutorService reader = Executors.newSingleThreadExecutor()) {
                locker.setAutoCommit(false);
                KitTables.execute(locker, "LOCK TABLE events IN ACCESS EXCLUSIVE MODE");
                Cancellation cancelled = new Cancellation();
                CountDownLatch started = new CountDownLatch(1);
                Future<?> reading = reader.submit(() -> {
                    started.countDown();
                    store.headers(EventQuery.all(), Scan.oldestFirst(9), header -> {}, cancelled);
                });
                started.await();
                waitForLock();
                cancelled.cancel();

                assertThatThrownBy(() -> reading.get(20, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOf(ReadCancelledException.class);
                locker.rollback();
            }
        }

        @Test
        void doesNotWaitForALockForLong() throws SQLException {
            try (EventStore store = open(null);
                    Connection locker = database.getConnection()) {
                locker.setAutoCommit(false);
                KitTables.execute(locker, "LOCK TABLE events IN ACCESS EXCLUSIVE MODE");

                assertThatThrownBy(() -> headers(store))
                        .isInstanceOf(StoreReadException.class)
                        .hasMessageContaining("locked the event table");
                locker.rollback();
            }
        }

        @Test
        void bringsAPayloadOfFiveMegabytesWhole() {
            StoredEvent large = events.next("order-2", "Noted", "{\"text\": \"" + "x".repeat(5_000_000) + "\"}");
            database = TestPostgres.freshDatabase();
            KitTables.fill(database, List.of(large));
            try (EventStore store = open(null)) {
                assertThat(store.event(large.header().id(), cancellation))
                        .hasValueSatisfying(event -> assertThat(event.payload())
                                .isInstanceOfSatisfying(
                                        Content.Text.class,
                                        text -> assertThat(text.equals(large.payload()))
                                                .isTrue()));
            }
        }

        private void killConnections() {
            KitTables.execute(
                    database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'Hindsight' AND datname = current_database()");
        }

        private void waitForLock() throws SQLException, InterruptedException {
            String sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Hindsight'"
                    + " AND datname = current_database() AND wait_event_type = 'Lock'";
            try (Connection connection = database.getConnection();
                    var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < 100; i++) {
                    try (var rows = query.executeQuery()) {
                        rows.next();
                        if (rows.getInt(1) > 0) {
                            return;
                        }
                    }
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
        }
    }

    @Nested
    class TheNewestEvent {
        @Test
        void isNotOneThatAnOlderTransactionMayYetComeBefore() throws SQLException {
            try (EventStore store = open(null);
                    Connection slow = database.getConnection()) {
                slow.setAutoCommit(false);
                KitTables.execute(slow, "SELECT pg_current_xact_id()");
                KitTables.execute(
                        database,
                        "INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,"
                                + " occurred_at, payload, metadata)"
                                + " VALUES (gen_random_uuid(), 'order-1', 'order', 3, 'OrderShipped', 1, now(), '{}', '{}')");

                assertThat(store.newest(cancellation)).contains(new Position(4, 2));
                assertThat(headers(store)).hasSize(3);

                slow.rollback();
                assertThat(store.newest(cancellation)).isNotEqualTo(java.util.Optional.of(new Position(4, 2)));
            }
        }

        @Test
        void mayComeFromAnotherServersFuture() {
            KitTables.execute(
                    database,
                    "INSERT INTO events (transaction_id, position, event_id, aggregate_id, aggregate_type, version,"
                            + " event_type, schema_version, occurred_at, payload, metadata) VALUES ('9000000000', 77,"
                            + " gen_random_uuid(), 'order-1', 'order', 3, 'OrderShipped', 1, now(), '{}', '{}')");
            try (EventStore store = open(null)) {
                assertThat(store.newest(cancellation)).contains(new Position(9_000_000_000L, 77));
            }
        }
    }

    private List<EventHeader> headers(EventStore store) {
        List<EventHeader> found = new ArrayList<>();
        store.headers(EventQuery.all(), Scan.oldestFirst(100), found::add, cancellation);
        return found;
    }

    private EventStore open(@Nullable String layout) {
        return new PostgresStores().open(address(layout), cancellation);
    }

    private EventStore open(String url, @Nullable String layout) {
        return new PostgresStores().open(new StoreAddress("test", url, null, null, layout), cancellation);
    }

    private StoreAddress address(@Nullable String layout) {
        return new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, layout);
    }
}
