package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private final HikariDataSource database = pool();
    private final PostgresEventStore store = new PostgresEventStore(database, new EventSerializer(Ledger.EVENT_TYPES));
    private final Snapshots<Ledger, Ledger.State> snapshots =
            new Snapshots<>(store, Ledger::rehydrate, Ledger.State.class);
    private final Repository<Ledger> ledgers = Repository.withSnapshots(store, snapshots, 1);

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(TestPostgres.freshDatabase());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    @AfterEach
    void release() {
        database.close();
    }

    @BeforeEach
    void bookTwoHundredAndFiftyEvents() {
        ledgers.update("ledger-1", ledger -> ledger.open("ledger-1"));
        for (int i = 0; i < 83; i++) {
            ledgers.update("ledger-1", ledger -> List.of("1.50", "2", "0.25").forEach(ledger::book));
        }
    }

    @Test
    void oneIsTakenEveryHundredEvents() {
        assertThat(versionAtOrBelow(99)).isEmpty();
        assertThat(versionAtOrBelow(199)).contains(100L);
        assertThat(versionAtOrBelow(250)).contains(202L);
    }

    @Test
    void oneIsTakenOnRequest() {
        snapshots.take(snapshots.load("ledger-1", 250));
        assertThat(versionAtOrBelow(250)).contains(250L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 57, 99, 100, 101, 201, 202, 203, 249, 250, 1_000})
    void theStateAtAnyVersionIsThatOfReplay(long version) {
        assertSameAsReplay(version);
    }

    @Test
    void nothingBeforeTheSnapshotIsRead() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO removals (reason, events) VALUES ('a test', 201)");
            statement.execute("DELETE FROM events WHERE version < 202");
            connection.commit();
        }
        assertThat(ledgers.load("ledger-1").getVersion()).isEqualTo(250);
        assertThat(ledgers.load("ledger-1").balance()).isEqualByComparingTo("311.25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = '{\"balance\": \"much\", \"closed\": 7}'",
                "state = '[]'",
                "state = 'null'",
                "schema_version = 9",
                "event_id = gen_random_uuid()",
            })
    void oneThatCannotBeTrustedIsReplaced(String damage) throws SQLException {
        execute("UPDATE snapshots SET " + damage + " WHERE version = 202");
        assertSameAsReplay(250);
        Snapshot replaced = store.snapshots().latest("ledger-1", 250).orElseThrow();
        assertThat(replaced.version()).isEqualTo(202);
        assertThat(replaced.schemaVersion()).isEqualTo(1);
        assertThat(replaced.eventId())
                .isEqualTo(store.getEvents("ledger-1", 201, 202).getFirst().eventId());
        assertThat(replaced.state()).contains("\"closed\": false");
    }

    @Test
    void oneAheadOfItsStreamIsForgotten() {
        store.snapshots().save(new Snapshot("ledger-1", "Ledger", 400, UUID.randomUUID(), 1, "{\"balance\": 7}"));
        assertSameAsReplay(400);
        assertThat(versionAtOrBelow(400)).contains(202L);
    }

    private void assertSameAsReplay(long version) {
        Ledger loaded = snapshots.load("ledger-1", version);
        Ledger replayed = Ledger.rehydrate(store.getEvents("ledger-1", 0, version));
        assertThat(loaded.toSnapshot()).isEqualTo(replayed.toSnapshot());
        assertThat(loaded.getVersion()).isEqualTo(replayed.getVersion());
        assertThat(loaded.getId()).isEqualTo("ledger-1");
    }

    private Optional<Long> versionAtOrBelow(long version) {
        return store.snapshots().latest("ledger-1", version).map(Snapshot::version);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
