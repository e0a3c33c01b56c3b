package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.projection.Projector;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever moment a projection is killed at, each event has been applied exactly once in the end. */
class ProjectionCrashTest {
    private static final String VICTIM = "victim";
    private static final int KILLS = 200;

    private final DataSource database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    private final PostgresEventStore store = new PostgresEventStore(pool, new EventSerializer(Ledger.EVENT_TYPES));
    private final Random random = new Random(1);
    private int appended;

    @Test
    void connectionsKilledAtTwoHundredRandomMomentsLoseAndDoubleNothing() throws Exception {
        new Projector(store, new ReadModels(database, "read_models"), new LedgerBalances()).catchUp();
        Projector victim = new Projector(store, new ReadModels(victims(database), "read_models"), new LedgerBalances());
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            appendSome();
            boolean rebuild = kill % 3 == 0;
            CompletableFuture<Void> projecting = CompletableFuture.runAsync(() -> project(victim, rebuild));
            interrupted += killWhile(projecting) ? 1 : 0;
        }
        assertThat(interrupted).as("kills that hit").isGreaterThan(KILLS / 10);
        finish();
        assertThat(LedgerBalances.stored(database)).isEqualTo(LedgerBalances.expected(store));
    }

    @Test
    void processesThatAreKilledLoseAndDoubleNothing() throws Exception {
        for (int i = 0; i < 40; i++) {
            appendSome();
        }
        for (int kill = 0; kill < 4; kill++) {
            Process process = startProcess();
            assertThat(process.inputReader().readLine()).isEqualTo("projecting");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            process.destroyForcibly().waitFor();
            appendSome();
        }
        finish();
        assertThat(LedgerBalances.stored(database)).isEqualTo(LedgerBalances.expected(store));
    }

    /** Says that it begins, and rebuilds for ever. */
    static final class Projecting {
        public static void main(String[] arguments) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(arguments[0]);
            EventStore store = new PostgresEventStore(source, new EventSerializer(Ledger.EVENT_TYPES));
            Projector projector = new Projector(store, new ReadModels(source, "read_models"), new LedgerBalances());
            System.out.println("projecting");
            while (true) {
                project(projector, false);
                project(projector, true);
            }
        }
    }

    private static void project(Projector projector, boolean rebuild) {
        if (rebuild) {
            projector.rebuild();
        } else {
            projector.catchUp();
        }
    }

    private static HikariDataSource pool(DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(3);
        return pool;
    }

    @AfterEach
    void release() {
        pool.close();
    }

    private boolean killWhile(CompletableFuture<Void> projecting) throws Exception {
        TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                    + VICTIM + "' AND datname = current_database()");
        }
        try {
            projecting.join();
            return false;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(EventStoreException.class);
            return true;
        }
    }

    private void finish() {
        Projector projector = new Projector(store, new ReadModels(database, "read_models"), new LedgerBalances());
        projector.catchUp();
    }

    private void appendSome() {
        for (int i = 0; i < 3; i++) {
            String id = "ledger-" + appended++;
            store.append(id, Ledger.bookings(id, 0, 1 + random.nextInt(30)), 0);
        }
    }

    private static DataSource victims(DataSource database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestPostgres.jdbcUrl(database));
        source.setApplicationName(VICTIM);
        return source;
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Projecting.class.getName(),
                        TestPostgres.jdbcUrl(database))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
