package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.replay.runner.Replayer;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.SourceJar;
import dev.hindsight.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with snapshots of Pekko Persistence JDBC is found. Its tables are written by hand, from facts about them:
 * not by the framework itself.
 */
class PekkoSnapshotsTest {
    private static final String[] EVENTS = {
        "bank.Account$Opened {\"owner\":\"Ada\"}",
        "bank.Account$Deposited {\"amount\":100.10}",
        "bank.Account$Withdrawn {\"amount\":0.20}"
    };
    private static final String AT_2 = "{\"open\":true,\"owner\":\"Ada\",\"balance\":100.1}";

    @TempDir
    private static Path folder;

    private static ReplayHost host = CodeHosts.open(CodeSettings.NONE, type -> Set.of());

    private final DataSource database = TestPostgres.freshDatabase();

    @BeforeAll
    static void build() {
        List<Path> classPath =
                new SourceJar().app("styles").library(Replayer.class).writeTo(folder.resolve("styles.jar"));
        host.close();
        host = CodeHosts.open(
                CodeSettings.NONE.withClassPath(
                        classPath.stream().map(Path::toString).toList()),
                type -> Set.of("bank.Account$Opened", "bank.Account$Deposited", "bank.Account$Withdrawn"));
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @BeforeEach
    void makeTables() throws SQLException, IOException {
        String journal = Files.readString(Path.of("src/test/resources/layouts/pekko-jdbc.sql"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(journal);
            statement.execute("DELETE FROM event_journal");
            statement.execute("""
                CREATE TABLE snapshot (persistence_id varchar(255) NOT NULL, sequence_number bigint NOT NULL,
                    created bigint NOT NULL, snapshot_ser_id integer NOT NULL, snapshot_ser_manifest varchar(255) NOT NULL,
                    snapshot_payload bytea NOT NULL, meta_ser_id integer, meta_ser_manifest varchar(255),
                    meta_payload bytea, PRIMARY KEY (persistence_id, sequence_number))\
                """);
        }
        account("Account|sound", 3);
        snapshot("Account|sound", 2, AT_2.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void statesThatReplayGivesAreSoundAlsoWhereTheyArePacked() throws Exception {
        account("Account|packed", 3);
        snapshot("Account|packed", 2, packed(AT_2));

        FoundBy found = check();

        assertThat(found.messages()).isEmpty();
        assertThat(found.outcome()).isEqualTo(new Outcome.Done("2 snapshots of 2 streams"));
    }

    @Test
    void aStateThatReplayDoesNotGive() throws Exception {
        account("Account|wrong", 3);
        snapshot("Account|wrong", 2, AT_2.replace("100.1", "999").getBytes(StandardCharsets.UTF_8));

        assertThat(check().messages())
                .containsExactly(
                        "In the snapshot of Account|wrong at version 2, /balance is 999; replay gives 100.10.");
    }

    @Test
    void aStateThatCannotBeRead() throws Exception {
        account("Account|cut", 3);
        snapshot("Account|cut", 2, AT_2.substring(0, 20).getBytes(StandardCharsets.UTF_8));

        assertThat(check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(SnapshotCheck.UNREADABLE);
            assertThat(finding.message()).startsWith("The snapshot of Account|cut at version 2 cannot be read.");
        });
    }

    @Test
    void aSnapshotAheadOfItsStreamAndOneOfNoStream() throws Exception {
        account("Account|ahead", 3);
        snapshot("Account|ahead", 9, AT_2.getBytes(StandardCharsets.UTF_8));
        snapshot("Account|orphan", 2, AT_2.getBytes(StandardCharsets.UTF_8));

        assertThat(check().messages())
                .containsExactly(
                        "There is a snapshot of Account|ahead at version 9, and its last event has version 3.",
                        "There is a snapshot of Account|orphan at version 2, and no event of it.");
    }

    @Test
    void aSnapshotThatIsFarBehind() throws Exception {
        account("Account|stale", 12);
        snapshot("Account|stale", 2, AT_2.getBytes(StandardCharsets.UTF_8));

        assertThat(check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(SnapshotCheck.STALE);
            assertThat(finding.message())
                    .isEqualTo(
                            "The latest snapshot of Account|stale is at version 2, 10 events behind; usual for Account"
                                    + " is one every 2 events.");
        });
    }

    private FoundBy check() {
        try (EventStore store = new PostgresStores()
                .open(
                        new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, "pekko-jdbc"),
                        Cancellation.never())) {
            return FoundBy.running(new SnapshotCheck(store, host, CheckScope.ALL));
        }
    }

    /** The account is opened, gets something, and is drawn from for the rest. */
    private void account(String id, int events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, event_ser_id,
                                               event_ser_manifest, event_payload)
                    VALUES (?, ?, 'w', 1793520000123, 31, ?, ?)\
                    """)) {
            for (int version = 1; version <= events; version++) {
                String[] event = EVENTS[Math.min(version, EVENTS.length) - 1].split(" ", 2);
                insert.setString(1, id);
                insert.setLong(2, version);
                insert.setString(3, event[0]);
                insert.setBytes(4, event[1].getBytes(StandardCharsets.UTF_8));
                insert.execute();
            }
        }
    }

    private void snapshot(String id, long version, byte[] state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO snapshot (persistence_id, sequence_number, created, snapshot_ser_id,
                                          snapshot_ser_manifest, snapshot_payload)
                    VALUES (?, ?, 1793520000123, 31, 'bank.Account', ?)\
                    """)) {
            insert.setString(1, id);
            insert.setLong(2, version);
            insert.setBytes(3, state);
            insert.execute();
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
