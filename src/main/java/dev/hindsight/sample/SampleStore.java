package dev.hindsight.sample;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.EventStoreException;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sample shop's event store in a PostgreSQL of its own, which lives in a directory of the user's and listens on
 * this machine only, on a port of its own and behind a password. Whatever was interrupted is taken up or made anew
 * when it is opened. Any number of processes may have it open: the first starts the server, the last stops it. Safe
 * for use by several threads.
 */
public final class SampleStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleStore.class);
    private static final long SEED = 20_261;

    private final Path directory;
    private final PostgresServer server;
    private final ServerUse use;
    private final PGSimpleDataSource database;
    private final String password;
    private final HikariDataSource pool;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread closeOnExit = new Thread(this::close, "sample-store-exit");

    private SampleStore(
            Path directory, PostgresServer server, ServerUse use, PGSimpleDataSource database, String password) {
        this.directory = directory;
        this.server = server;
        this.use = use;
        this.database = database;
        this.password = password;
        this.pool = pool(database);
    }

    /**
     * Opens the sample, and makes it first if it is not there. That takes some seconds the first time, and well under
     * one when the server runs already.
     *
     * @param directory where the sample lives; made if it is missing, and left alone by everybody else
     * @param listener is told of each step, from the calling thread
     * @throws SampleStoreException if that is impossible; its message says why
     */
    public static SampleStore open(Path directory, ProgressListener listener) {
        return open(directory, listener, HistoryGenerator.DEFAULT_EVENTS);
    }

    /** As {@link #open(Path, ProgressListener)}, with a history of about so many events if it is made now. */
    static SampleStore open(Path directory, ProgressListener listener, int events) {
        Path home = home(directory);
        try (DirectoryMutex _ = DirectoryMutex.acquire(mutex(home), listener)) {
            SampleStore store = openAlone(home, listener, events);
            Runtime.getRuntime().addShutdownHook(store.closeOnExit);
            return store;
        } catch (IOException e) {
            throw new SampleStoreException("The sample cannot be kept in %s: %s".formatted(home, reason(e)), e);
        } catch (SQLException | EventStoreException e) {
            throw new SampleStoreException("The sample cannot be written: " + e.getMessage(), e);
        }
    }

    /** The address of the sample's database, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + database.getPortNumbers()[0] + "/" + database.getDatabaseName();
    }

    /** The user to connect as. */
    public String user() {
        return PostgresServer.USER;
    }

    /** The password of the user; another one in every directory. */
    public String password() {
        return password;
    }

    /** Pooled connections to the sample's database, until this is closed. */
    public DataSource dataSource() {
        return pool;
    }

    /** The sample as the kit sees it, to trade on in it. */
    public EventStore eventStore() {
        return ShopEvents.store(pool);
    }

    /** The read models of the shop, in the sample's database. */
    public ReadModels readModels() {
        return new ReadModels(pool, ReadModels.DEFAULT_SCHEMA);
    }

    /**
     * An empty database on the same server, to be closed before this is.
     *
     * @throws SampleStoreException if the server refuses
     */
    public Scratch scratch() {
        int port = database.getPortNumbers()[0];
        return ScratchDatabase.on(name -> server.database(port, name));
    }

    /** Stops the server, unless somebody else still has the sample open. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            forgetExit();
            leave();
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeOnExit);
        } catch (IllegalStateException _) {
            LOG.debug("The program is ending already");
        }
    }

    private void leave() {
        pool.close();
        try (DirectoryMutex _ = DirectoryMutex.acquire(mutex(directory), ProgressListener.silent())) {
            use.leave();
            if (!ServerUse.isUsed(users(directory))) {
                server.stop();
            }
        } catch (IOException e) {
            LOG.warn("The sample was not closed properly; the next one to open it will see to that", e);
        }
    }

    private static SampleStore openAlone(Path home, ProgressListener listener, int events)
            throws IOException, SQLException {
        Path passwordFile = home.resolve("password");
        boolean passwordIsKnown = Files.exists(passwordFile);
        String password = Password.keptIn(passwordFile);
        PostgresPrograms programs =
                new PostgresPrograms(PostgresBinaries.unpackInto(home, listener), home.resolve("last-command.log"));
        PostgresServer server =
                new PostgresServer(home.resolve("data"), home.resolve("server.log"), password, programs);
        ServerUse use = ServerUse.register(users(home));
        try {
            if (!passwordIsKnown || !server.hasUsableData()) {
                server.makeAnew(passwordFile, listener);
            }
            int port = server.start(listener);
            new SampleDatabase(name -> server.database(port, name), generator(events)).prepare(listener);
            return new SampleStore(home, server, use, server.database(port, SampleDatabase.NAME), password);
        } catch (IOException | SQLException | RuntimeException e) {
            use.leave();
            throw e;
        }
    }

    private static HistoryGenerator generator(int events) {
        return new HistoryGenerator(
                SEED, events, InstantSource.system().instant().truncatedTo(ChronoUnit.DAYS));
    }

    private static HikariDataSource pool(DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setPoolName("sample");
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** The directory under its one real name, since servers are told apart by it. */
    private static Path home(Path directory) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            if (!Files.isWritable(home)) {
                throw new SampleStoreException("The sample cannot be kept in %s: it is not writable".formatted(home));
            }
            return home;
        } catch (IOException e) {
            throw new SampleStoreException("The sample cannot be kept in %s: %s".formatted(directory, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") ? "the disk is full" : message;
    }

    private static Path mutex(Path home) {
        return home.resolve("lock");
    }

    private static Path users(Path home) {
        return home.resolve("users");
    }
}
