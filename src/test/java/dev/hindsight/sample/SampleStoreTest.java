package dev.hindsight.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Opens real servers in a directory of its own, and kills some of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SampleStoreTest {
    private static final int FEW_EVENTS = HistoryGenerator.LEAST_EVENTS;

    /** Unpacked once and linked into every directory, since it takes longer than everything else. */
    @TempDir
    private static Path binaries;

    @TempDir
    private Path directory;

    private Path link = Path.of("");
    private final List<Process> owners = new ArrayList<>();

    @BeforeEach
    void shareBinaries() throws IOException {
        Path unpacked = PostgresBinaries.unpackInto(binaries, ProgressListener.silent());
        link = Files.createSymbolicLink(directory.resolve(unpacked.getFileName()), unpacked);
    }

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        for (Process owner : owners) {
            owner.destroyForcibly().waitFor();
        }
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
        Files.delete(link);
    }

    @Test
    void theSampleIsMadeOnceAndKept() throws IOException {
        List<String> firstTime = new ArrayList<>();
        List<DomainEvent> history;
        try (SampleStore store = SampleStore.open(directory, (step, _) -> firstTime.add(step), FEW_EVENTS)) {
            history = readAll(store);
            assertThat(history).hasSizeGreaterThan(1_500);
        }
        assertThat(postmaster()).isEmpty();
        assertThat(firstTime)
                .startsWith("Preparing the data directory", "Starting the server")
                .contains("Writing the sample history: 1,000 of about 2,200 events");
        List<String> secondTime = new ArrayList<>();
        try (SampleStore store = SampleStore.open(directory, (step, _) -> secondTime.add(step), FEW_EVENTS)) {
            assertThat(readAll(store)).isEqualTo(history);
        }
        assertThat(secondTime).containsExactly("Starting the server");
    }

    @Test
    void theBinariesAreUnpackedOnce() throws IOException {
        Path parent = Files.createDirectory(directory.resolve("elsewhere"));
        List<String> steps = new ArrayList<>();
        Path unpacked = PostgresBinaries.unpackInto(parent, (step, _) -> steps.add(step));
        assertThat(PostgresBinaries.unpackInto(parent, (step, _) -> steps.add(step)))
                .isEqualTo(unpacked);
        assertThat(steps).containsExactly("Unpacking PostgreSQL");
    }

    @Test
    void theServerRunsUntilTheLastUserOfThisProcessLeaves() throws SQLException {
        SampleStore first = open();
        SampleStore second = open();
        assertThat(second.jdbcUrl()).isEqualTo(first.jdbcUrl());
        first.close();
        first.close();
        assertThat(countEvents(second)).isPositive();
        second.close();
        assertThatThrownBy(() -> countEvents(second)).isInstanceOf(SQLException.class);
    }

    @Test
    void thoseWhoOpenItAtTheSameTimeShareOneServer() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SampleStore> opening = this::open;
            List<SampleStore> stores = new ArrayList<>();
            for (Future<SampleStore> opened : threads.invokeAll(List.of(opening, opening, opening))) {
                stores.add(opened.get());
            }
            assertThat(stores.stream().map(SampleStore::jdbcUrl).distinct()).hasSize(1);
            stores.forEach(SampleStore::close);
        }
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void anotherProcessKeepsTheServerRunning() throws Exception {
        Process owner = openInAnotherProcess();
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isPositive();
        }
        assertThat(postmaster()).isPresent();
        owner.getOutputStream().close();
        assertThat(owner.waitFor()).isZero();
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void aServerWhoseOwnerWasKilledIsTakenOverAndStopped() throws Exception {
        Process owner = openInAnotherProcess();
        owner.destroyForcibly().waitFor();
        assertThat(postmaster()).as("the orphaned server").isPresent();
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isPositive();
        }
        assertThat(postmaster()).isEmpty();
    }

    @Test
    void aKilledServerRecovers() throws Exception {
        long events;
        try (SampleStore store = open()) {
            events = countEvents(store);
            ProcessHandle server = postmaster().orElseThrow();
            server.destroyForcibly();
            server.onExit().get();
        }
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isEqualTo(events);
        }
    }

    @Test
    void aNoteThatNamesAnotherProgramByNowDoesNotKeepTheServerFromStarting() throws Exception {
        open().close();
        Path data = directory.toRealPath().resolve("data");
        Files.write(
                data.resolve("postmaster.pid"),
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        data.toString(),
                        "1700000000",
                        "1",
                        "",
                        "127.0.0.1"));
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isPositive();
        }
    }

    @Test
    void aPortThatSomebodyElseHasTakenMeanwhileDoesNotMatter() throws Exception {
        int port;
        try (SampleStore store = open()) {
            port = portOf(store);
        }
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                SampleStore store = open()) {
            assertThat(portOf(store)).isNotEqualTo(port);
            assertThat(countEvents(store)).isPositive();
        }
    }

    @Test
    void aHalfWrittenHistoryIsMadeAnew() throws Exception {
        assertThatThrownBy(() -> SampleStore.open(
                        directory,
                        (step, _) -> {
                            if (step.contains("1,000 of")) {
                                throw new IllegalStateException("killed in the middle");
                            }
                        },
                        FEW_EVENTS))
                .hasMessage("killed in the middle");
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isGreaterThan(1_500);
        }
    }

    @Test
    void aSampleOfAnotherFormatIsMadeAnew() throws SQLException {
        try (SampleStore store = open()) {
            execute(store, "DROP TABLE events CASCADE");
            execute(store, "COMMENT ON DATABASE shop IS 'Hindsight sample, format 0'");
        }
        try (SampleStore store = open()) {
            assertThat(countEvents(store)).isGreaterThan(1_500);
        }
    }

    @Test
    void aDirectoryThatIsAFileIsExplained() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> SampleStore.open(file, ProgressListener.silent()))
                .isInstanceOf(SampleStoreException.class)
                .hasMessageStartingWith("The sample cannot be kept in " + file);
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        try (SampleStore store = open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(store.jdbcUrl(), store.user(), "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private SampleStore open() {
        return SampleStore.open(directory, ProgressListener.silent(), FEW_EVENTS);
    }

    private Process openInAnotherProcess() throws IOException {
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleStoreOwner.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        owners.add(owner);
        assertThat(owner.inputReader().readLine()).isEqualTo("open");
        return owner;
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path data = directory.toRealPath().resolve("data");
        return Postmaster.notedIn(data)
                .filter(noted -> noted.isRunningOn(data))
                .flatMap(noted -> ProcessHandle.of(noted.pid()));
    }

    private static int portOf(SampleStore store) {
        return URI.create(store.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private static List<DomainEvent> readAll(SampleStore store) {
        try (Stream<DomainEvent> events = store.eventStore().getAllEvents(Position.START)) {
            return events.toList();
        }
    }

    private static long countEvents(SampleStore store) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM events")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void execute(SampleStore store, String sql) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
