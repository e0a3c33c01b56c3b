package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.Tail;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PgBouncer in transaction mode between us and the server; left out where it is not installed. */
@EnabledIf("isInstalled")
class PoolerTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    @TempDir
    private Path folder;

    private final Cancellation cancellation = Cancellation.never();
    private final Events events = new Events();
    private final DataSource database = TestPostgres.freshDatabase();
    private int port;
    private @Nullable Process pooler;

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    @BeforeEach
    void fill() {
        KitTables.fill(
                database,
                List.of(events.next("order-1", "OrderCreated", "{}"), events.next("order-1", "OrderPaid", "{}")));
    }

    private void start(String more) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                pooled = host=127.0.0.1 port=%d dbname=%s user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = any
                pool_mode = transaction
                default_pool_size = 1
                unix_socket_dir =
                %s
                """.formatted(
                        TestPostgres.port(), ((PGSimpleDataSource) database).getDatabaseName(), port, more));
        readableForAll(configuration);
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-q"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody")); // it refuses to be root
        }
        command.add(configuration.toString());
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        pooler = started;
        awaitPort(started);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (pooler != null) {
            pooler.destroy();
            assertThat(pooler.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void readsThroughItAgainAndAgain() throws Exception {
        start("");
        assertReadsAgainAndAgain();
    }

    private void assertReadsAgainAndAgain() {
        try (EventStore store = new PostgresStores().open(address(), cancellation)) {
            // More often than the driver needs to prepare a statement for good.
            for (int i = 0; i < 12; i++) {
                List<EventHeader> headers = new ArrayList<>();
                store.headers(EventQuery.all(), Scan.oldestFirst(10), headers::add, cancellation);
                assertThat(headers).hasSize(2);
                assertThat(store.event(Events.id(2), cancellation)).isPresent();
            }
        }
    }

    @Test
    void writingIsRefusedAndEveryTransactionHasItsTimeouts() throws Exception {
        start("");
        assertReadOnlyWithTimeouts();
    }

    /** It then takes the settings of a session, and forgets them. */
    @Test
    void noticesOneThatSilentlyDropsSettings() throws Exception {
        start("ignore_startup_parameters = options");
        assertReadOnlyWithTimeouts();
        assertReadsAgainAndAgain();
    }

    private void assertReadOnlyWithTimeouts() {
        try (Sessions sessions = Sessions.open(address())) {
            assertThatThrownBy(() -> sessions.read(cancellation, session -> {
                        KitTables.execute(session.connection(), "INSERT INTO aggregates VALUES ('x', 'order', 1)");
                        return "";
                    }))
                    .isInstanceOf(StoreReadException.class)
                    .hasMessageContaining("read-only");
            List<String> settings = sessions.read(cancellation, session -> {
                List<String> found = new ArrayList<>();
                session.rows(
                        new Sql("SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')"
                                + " || ' ' || current_setting('transaction_read_only')"),
                        row -> found.add(row.getString(1)));
                return found;
            });
            assertThat(settings).containsExactly("30s 2s on");
        }
    }

    /** Each read may meet another session of the server. */
    @Test
    void followingMissesNothing() throws Exception {
        start("");
        try (EventStore store = new PostgresStores().open(address(), cancellation)) {
            Tail<EventHeader> tail = store.tailHeaders(OptionalLong.of(2));
            List<EventHeader> come = new ArrayList<>(readAll(tail));
            List<String> expected = new ArrayList<>(List.of(Events.id(2).value()));
            for (int i = 0; i < 30; i++) {
                expected.add(KitTables.append(database, "order"));
                come.addAll(readAll(tail));
                // Somebody else uses the only session of the pooler in between.
                assertThat(store.event(Events.id(1), cancellation)).isPresent();
            }
            while (come.size() < expected.size()) {
                come.addAll(readAll(tail));
            }

            assertThat(come).extracting(event -> event.id().value()).isEqualTo(expected);
            assertThat(readAll(tail)).isEmpty();
        }
    }

    private List<EventHeader> readAll(Tail<EventHeader> tail) {
        List<EventHeader> all = new ArrayList<>();
        Tail.Arrivals<EventHeader> read;
        do {
            read = tail.read(7, cancellation);
            all.addAll(read.events());
        } while (read.more());
        return all;
    }

    private StoreAddress address() {
        return new StoreAddress(
                "test", "jdbc:postgresql://127.0.0.1:%d/pooled?user=postgres".formatted(port), null, null, null);
    }

    private void readableForAll(Path configuration) throws IOException {
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        assertThat(folder.toFile().setReadable(true, false)).isTrue();
        assertThat(configuration.toFile().setReadable(true, false)).isTrue();
    }

    private void awaitPort(Process started) throws Exception {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(until) || !started.isAlive()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
