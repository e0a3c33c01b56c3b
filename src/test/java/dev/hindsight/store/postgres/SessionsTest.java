package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final Cancellation cancellation = Cancellation.never();
    private final DataSource database = TestPostgres.freshDatabase();

    @Test
    void fourConnectionsServeAnyNumberOfReaders() throws Exception {
        CountDownLatch allIn = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Sessions sessions = open();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reads = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                reads.add(readers.submit(() -> sessions.read(cancellation, session -> {
                    allIn.countDown();
                    await(goOn);
                    return 1;
                })));
            }
            assertThat(allIn.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(connections()).isEqualTo(4);
            goOn.countDown();
            for (Future<Integer> read : reads) {
                assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            }
            assertThat(connections()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void aReaderThatWaitsForItsTurnCanBeCancelled() throws Exception {
        CountDownLatch allIn = new CountDownLatch(4);
        CountDownLatch goOn = new CountDownLatch(1);
        Cancellation waiting = new Cancellation();
        try (Sessions sessions = open();
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                readers.execute(() -> sessions.read(cancellation, session -> {
                    allIn.countDown();
                    await(goOn);
                    return 1;
                }));
            }
            assertThat(allIn.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Integer> fifth = readers.submit(() -> sessions.read(waiting, session -> 5));
            waiting.cancel();
            assertThatThrownBy(() -> fifth.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(ReadCancelledException.class);
            goOn.countDown();
        }
    }

    /** As on servers that speak PostgreSQL's protocol and are none, and on versions before 13. */
    @Test
    void aServerThatCanDoLessIsRead() {
        Events events = new Events();
        KitTables.fill(
                database,
                List.of(events.next("order-1", "OrderCreated", "{}"), events.next("order-1", "OrderPaid", "{}")));
        for (String function : List.of(
                "pg_snapshot_xmin(pg_snapshot)",
                "pg_snapshot_xmax(pg_snapshot)",
                "pg_partition_tree(regclass)",
                "system(internal)",
                "lo_get(oid)")) {
            hide(function);
        }
        try (EventStore store = new PostgresStores().open(address(), cancellation)) {
            List<EventHeader> headers = new ArrayList<>();
            store.headers(EventQuery.all(), Scan.oldestFirst(9), headers::add, cancellation);
            assertThat(headers).hasSize(2);
            assertThat(store.newest(cancellation)).contains(new Position(4, 2));
            assertThat(store.density(4, cancellation)).isPresent();
            assertThat(store.event(Events.id(1), cancellation)).isPresent();
        }
        assertThat(new PostgresStores().detect(address(), cancellation))
                .singleElement()
                .satisfies(found -> assertThat(found.events()).isEqualTo(2));
    }

    private void hide(String function) {
        KitTables.execute(
                database,
                "ALTER FUNCTION pg_catalog.%s RENAME TO hidden_%s"
                        .formatted(function, function.replaceFirst("\\(.*", "")));
    }

    private int connections() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE application_name = 'Hindsight' AND datname = current_database()")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Sessions open() {
        return Sessions.open(address());
    }

    private StoreAddress address() {
        return new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null);
    }
}
