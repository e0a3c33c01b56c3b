package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ArchivesTest {
    private static final String VICTIM = "archive-victim";
    private static final int KILLS = 60;
    private static final List<String> CLOSED =
            IntStream.range(0, 12).mapToObj(i -> "ledger-" + i).toList();

    @TempDir
    private Path folder;

    private final DataSource database = TestPostgres.freshDatabase();
    private PostgresEventStore store;
    private Archives archives;
    private List<PositionedEvent> before;

    @BeforeEach
    void fill() {
        store = new PostgresEventStore(database, new EventSerializer(Ledger.EVENT_TYPES), "public", folder);
        archives = new Archives(database, "public", folder);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 16; i++) {
                String id = "ledger-" + i;
                store.append(id, Ledger.bookings(id, 10L * round, 10), 10L * round);
            }
        }
        before = all();
    }

    @Test
    void archivedStreamsAreReadAsIfTheyWereStillThere() {
        ArchiveManifest manifest = archives.archive(CLOSED).orElseThrow();
        assertThat(manifest.events()).isEqualTo(360);
        assertThat(rowsInTable()).isEqualTo(120);
        assertThat(all()).isEqualTo(before);
        assertThat(store.getEvents("ledger-3", 7, 25))
                .extracting(DomainEvent::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(8, 25).boxed().toList());
        for (int most : new int[] {1, 7, 100}) {
            assertThat(inPagesOf(most)).isEqualTo(before);
        }
        archives.verify(manifest.archiveId());
    }

    @Test
    void whatIsAppendedLaterFollowsTheArchivedEvents() {
        archives.archive(CLOSED);
        store.append("ledger-3", Ledger.bookings("ledger-3", 30, 2), 30);
        assertThat(store.getEvents("ledger-3", 0)).hasSize(32);
        assertThat(store.getEvents("ledger-3", 29)).hasSize(3);
    }

    @Test
    void restoredEventsAreWhereTheyWere() {
        UUID id = archives.archive(CLOSED).orElseThrow().archiveId();
        archives.restore(id);
        assertThat(rowsInTable()).isEqualTo(480);
        assertThat(all()).isEqualTo(before);
        assertThatThrownBy(() -> archives.restore(id)).isInstanceOf(ArchiveException.class);
        assertThat(archives.archive(CLOSED)).isPresent();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void aDamagedArchiveIsToldAndNotRead() throws IOException {
        UUID id = archives.archive(CLOSED).orElseThrow().archiveId();
        Path file = folder.resolve(id + ".events.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> archives.verify(id))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(this::all).isInstanceOf(ArchiveException.class);
    }

    @Test
    void aStoreWithoutTheFolderSaysWhatItNeeds() {
        archives.archive(CLOSED);
        EventStore blind = new PostgresEventStore(database, new EventSerializer(Ledger.EVENT_TYPES));
        assertThat(blind.getEvents("ledger-15", 0)).hasSize(30);
        assertThatThrownBy(() -> blind.getEvents("ledger-1", 0)).hasMessageContaining("folder of its archives");
    }

    @Test
    void killedAtAnyMomentNothingIsLostAndNothingDoubled() throws Exception {
        Random random = new Random(2);
        Archives victim = new Archives(victims(), "public", folder);
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> archiveOrRestore(victim));
            TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + VICTIM
                    + "' AND datname = current_database()");
            try {
                working.join();
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOf(EventStoreException.class);
                interrupted++;
            }
            assertThat(all()).isEqualTo(before);
        }
        assertThat(interrupted).as("kills that hit").isGreaterThan(KILLS / 10);
        archiveOrRestore(archives);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".unfinished"));
        }
    }

    @Test
    void aProcessThatIsKilledLosesNothingAndDoublesNothing() throws Exception {
        Random random = new Random(3);
        for (int kill = 0; kill < 5; kill++) {
            Process process = startArchiving();
            assertThat(process.inputReader().readLine()).isEqualTo("archiving");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            process.destroyForcibly().waitFor();
            assertThat(all()).isEqualTo(before);
        }
        archiveOrRestore(archives);
        assertThat(all()).isEqualTo(before);
    }

    /** Says that it begins, and archives and restores for ever. */
    static final class Archiving {
        public static void main(String[] arguments) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(arguments[0]);
            Archives archives = new Archives(source, "public", Path.of(arguments[1]));
            System.out.println("archiving");
            while (true) {
                archiveOrRestore(source, archives);
            }
        }
    }

    private Process startArchiving() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Archiving.class.getName(),
                        TestPostgres.jdbcUrl(database),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void compactionRemovesWhatItReportedAndNotesTheGaps() throws SQLException {
        Compaction compaction = new Compaction(database, "public", Set.of("AmountBooked"));
        Instant later = Instant.parse("2030-01-01T00:00:00Z");
        List<Compaction.TypeReport> report = compaction.report(later);
        assertThat(report).singleElement().satisfies(type -> {
            assertThat(type.events()).isEqualTo(16 * 28);
            assertThat(type.streams()).isEqualTo(16);
        });
        assertThat(rowsInTable()).isEqualTo(480);
        assertThat(compaction.run(later)).isEqualTo(16 * 28);
        assertThat(store.getEvents("ledger-1", 0))
                .extracting(DomainEvent::version)
                .containsExactly(1L, 30L);
        assertThat(single("SELECT DISTINCT versions::text FROM compactions")).isEqualTo("{[2,30)}");
        assertThat(single("SELECT events FROM removals")).isEqualTo("448");
        assertThat(compaction.report(later)).isEmpty();
    }

    @Test
    void withoutBeingAnnouncedNothingIsRemovedEvenInTheSameSession() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO removals (reason, events) VALUES ('a test', 1)");
            assertThatThrownBy(() -> statement.execute("UPDATE events SET payload = '{}'"))
                    .hasMessageContaining("Events never change");
            connection.rollback();
            statement.execute("INSERT INTO removals (reason, events) VALUES ('a test', 1)");
            connection.commit();
            assertThatThrownBy(() -> statement.execute("DELETE FROM events")).hasMessageContaining("never change");
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("DELETE FROM removals")).hasMessageContaining("never forgotten");
            connection.rollback();
        }
    }

    private void archiveOrRestore(Archives some) {
        archiveOrRestore(database, some);
    }

    private static void archiveOrRestore(DataSource database, Archives some) {
        String id = single(database, "SELECT max(archive_id::text) FROM archives WHERE restored_at IS NULL");
        if (id == null) {
            some.archive(CLOSED);
        } else {
            some.restore(UUID.fromString(id));
        }
    }

    private DataSource victims() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestPostgres.jdbcUrl(database));
        source.setApplicationName(VICTIM);
        return source;
    }

    private List<PositionedEvent> all() {
        try (Stream<PositionedEvent> events = store.getAllPositioned(Position.START)) {
            return events.toList();
        }
    }

    private List<PositionedEvent> inPagesOf(int most) {
        List<PositionedEvent> events = new ArrayList<>();
        List<RecordedEvent> page = store.read(Position.START, most);
        while (!page.isEmpty()) {
            page.forEach(event -> events.add(new PositionedEvent(
                    event.position(), store.decode(event.stored()).getFirst())));
            page = store.read(page.getLast().position(), most);
        }
        return events;
    }

    private long rowsInTable() {
        return Long.parseLong(single("SELECT count(*) FROM events"));
    }

    private String single(String sql) {
        return single(database, sql);
    }

    private static String single(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
