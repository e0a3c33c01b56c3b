package dev.hindsight.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of one data directory: made, started, found running, stopped. Call its methods only while holding the
 * {@link DirectoryMutex}.
 */
final class PostgresServer {
    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String SETTINGS = """

            # Written by Hindsight: reachable from this machine only, and never at a place that others know.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            synchronous_commit = off
            shared_buffers = 64MB
            max_connections = 60
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;
    private static final int ATTEMPTS = 6;
    private static final int SECONDS_TO_ANSWER = 60;

    private final Path data;
    private final Path log;
    private final String password;
    private final PostgresPrograms programs;

    PostgresServer(Path data, Path log, String password, PostgresPrograms programs) {
        this.data = data;
        this.log = log;
        this.password = password;
        this.programs = programs;
    }

    /** Whether there is data that this version of PostgreSQL can read. */
    boolean hasUsableData() throws IOException {
        Path version = data.resolve("PG_VERSION");
        return Files.exists(version)
                && programs.run("postgres", List.of("--version"))
                        .output()
                        .contains(") " + Files.readString(version).strip() + ".");
    }

    /** Makes an empty data directory in place of whatever is there. */
    void makeAnew(Path passwordFile, ProgressListener listener) throws IOException {
        listener.progress("Preparing the data directory", -1);
        if (Files.exists(data)) {
            stop();
            Directories.delete(data);
        }
        Directories.createWhole(data, directory -> initialise(directory, passwordFile));
    }

    /**
     * Finds the server running or starts it.
     *
     * @return the port that it listens on
     */
    int start(ProgressListener listener) throws IOException {
        listener.progress("Starting the server", -1);
        Optional<Postmaster> noted = Postmaster.notedIn(data);
        if (noted.isPresent() && noted.get().isRunningOn(data)) {
            awaitAnswer(noted.get().port());
            return noted.get().port();
        }
        if (noted.isPresent()) {
            noted.get().forgetIfMistakenIn(data);
        }
        return startAnew();
    }

    /** Stops the server if it runs; whoever is still connected is disconnected. */
    void stop() throws IOException {
        if (Postmaster.notedIn(data).filter(noted -> noted.isRunningOn(data)).isEmpty()) {
            return;
        }
        PostgresPrograms.Result result =
                programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
        if (!result.succeeded()) {
            LOG.warn("The server of the sample did not stop: {}", result.output());
        }
    }

    /** A source of unpooled connections to one of its databases. */
    PGSimpleDataSource database(int port, String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(USER);
        source.setPassword(password);
        source.setConnectTimeout(5);
        return source;
    }

    private void initialise(Path directory, Path passwordFile) throws IOException {
        PostgresPrograms.Result result = programs.run(
                "initdb",
                List.of(
                        "-D",
                        directory.toString(),
                        "-U",
                        USER,
                        // Without a password any other user of this machine could have the server run programs.
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        if (!result.succeeded()) {
            throw failure("PostgreSQL could not prepare its data directory", result.output());
        }
        Files.writeString(directory.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
    }

    /** A port may be taken between our finding and the server's using it, so there is more than one attempt. */
    private int startAnew() throws IOException {
        String output = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            Files.deleteIfExists(log);
            PostgresPrograms.Result result = programs.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-D",
                            data.toString(),
                            "-l",
                            log.toString(),
                            "-o",
                            "-p " + port,
                            "-w",
                            "-t",
                            "60"));
            if (result.succeeded()) {
                awaitAnswer(port);
                return port;
            }
            output = result.output() + readLog();
            LOG.debug("Attempt {} of {} to start PostgreSQL on port {}: {}", attempt, ATTEMPTS, port, output);
            pause();
        }
        throw failure("PostgreSQL did not start", output);
    }

    private void awaitAnswer(int port) {
        SQLException last = null;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_ANSWER);
        while (System.nanoTime() < deadline) {
            try {
                requireOurs(port);
                return;
            } catch (SQLException e) {
                last = e;
                pause();
            }
        }
        throw new SampleStoreException("PostgreSQL runs on port %d but does not answer".formatted(port), last);
    }

    private void requireOurs(int port) throws SQLException {
        try (Connection connection = database(port, "postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW data_directory")) {
            result.next();
            if (!Files.isSameFile(Path.of(result.getString(1)), data)) {
                throw new SampleStoreException("Another PostgreSQL answers on port " + port);
            }
        } catch (IOException e) {
            throw new SampleStoreException("The data directory of the sample cannot be read", e);
        }
    }

    private String readLog() throws IOException {
        return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    }

    private static SampleStoreException failure(String what, String output) {
        LOG.warn("{}: {}", what, output);
        if (output.contains("No space left on device")) {
            return new SampleStoreException(what + ": the disk is full");
        }
        if (output.contains("cannot be run as root")) {
            return new SampleStoreException(what + ": it refuses to run as root. Start Hindsight as another user");
        }
        String reason = output.lines()
                .filter(line -> line.contains("FATAL") || line.contains("error:"))
                .findFirst()
                .orElse(output.strip());
        return new SampleStoreException(what + ": " + reason);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SampleStoreException("Opening the sample was interrupted", e);
        }
    }
}
