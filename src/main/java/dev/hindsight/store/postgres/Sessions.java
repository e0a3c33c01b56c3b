package dev.hindsight.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read-only sessions with one database: at most four, made when needed, and made anew after the server was away.
 * Thread-safe.
 */
final class Sessions implements AutoCloseable {
    static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(8);
    private static final int MOST_CONNECTIONS = 4;
    private static final int ROWS_PER_FETCH = 1_000;
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final int MOST_WAITS = 600;
    /** As PostgreSQL and CockroachDB show it. */
    private static final Set<String> OUR_TIMEOUT =
            Set.of(STATEMENT_TIMEOUT.toSeconds() + "s", Long.toString(STATEMENT_TIMEOUT.toMillis()));

    private final String address;
    private final HikariDataSource pool;
    private final List<String> preamble;
    private final boolean pooled;
    private final @Nullable SshTunnel tunnel;
    private final int serverVersion;
    private final Semaphore turns = new Semaphore(MOST_CONNECTIONS, true);

    /** What is done with a session; the transaction ends with it, and takes nothing with it since it only read. */
    @FunctionalInterface
    interface Read<T> {
        T from(Session session) throws SQLException;
    }

    private Sessions(
            String address,
            HikariDataSource pool,
            ConnectionProperties properties,
            @Nullable SshTunnel tunnel,
            int serverVersion) {
        this.address = address;
        this.pool = pool;
        this.preamble = properties.preamble();
        this.pooled = properties.pooled();
        this.tunnel = tunnel;
        this.serverVersion = serverVersion;
    }

    /**
     * Connects once, so that a wrong password or a server that is down is told at once and precisely.
     *
     * @throws StoreUnreachableException if there is no getting in
     */
    static Sessions open(StoreAddress store) {
        return open(store, sshFolder());
    }

    /** Where people keep their SSH keys and the hosts that they know. */
    static Path sshFolder() {
        return Path.of(System.getProperty("user.home"), ".ssh");
    }

    /** The same with another folder of SSH keys. */
    static Sessions open(StoreAddress store, Path keys) {
        Target target = Target.of(store.url());
        if (store.tunnel() == null) {
            return open(store, target.shown(), null);
        }
        SshTunnel tunnel = SshTunnel.open(store.tunnel(), target.host(), target.port(), keys);
        try {
            return open(store.reachedBy(target.through(tunnel.localPort())), target.shown(), tunnel);
        } catch (StoreException e) {
            tunnel.close();
            throw e;
        }
    }

    private static Sessions open(StoreAddress store, String address, @Nullable SshTunnel tunnel) {
        try {
            ConnectionProperties used = ConnectionProperties.of(store);
            OptionalInt version = versionIfSettingsAreKept(used);
            if (version.isEmpty()) {
                used = used.throughPooler();
                version = OptionalInt.of(version(used));
            }
            LOG.info("{}: connected to {}, PostgreSQL {}", store.name(), address, version.getAsInt());
            return new Sessions(address, pool(store.name(), used), used, tunnel, version.getAsInt());
        } catch (SQLException e) {
            throw Failures.explain(e, address);
        }
    }

    /** A pooler refuses settings for the session, or takes them and forgets them: empty then. */
    private static OptionalInt versionIfSettingsAreKept(ConnectionProperties direct) throws SQLException {
        try (Connection connection = DriverManager.getConnection(direct.url(), direct.driver());
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SELECT current_setting('statement_timeout')")) {
            return shown.next() && OUR_TIMEOUT.contains(shown.getString(1))
                    ? OptionalInt.of(connection.getMetaData().getDatabaseMajorVersion())
                    : OptionalInt.empty();
        } catch (SQLException e) {
            if (Failures.isPooler(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private static int version(ConnectionProperties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(properties.url(), properties.driver())) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** Where the database is, for people: host, port and database. */
    String address() {
        return address;
    }

    /** The major version of the server. */
    int serverVersion() {
        return serverVersion;
    }

    /** Whether a pooler stands between, so that nothing is asked of the session. */
    boolean isPooled() {
        return pooled;
    }

    int activeConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /**
     * Reads in a transaction of its own.
     *
     * @throws ReadCancelledException if the read was cancelled
     * @throws StoreException if the database cannot answer
     */
    <T> T read(Cancellation cancellation, Read<T> read) {
        cancellation.check();
        takeTurn(cancellation);
        try {
            return readInTurn(cancellation, read);
        } finally {
            turns.release();
        }
    }

    /** However long the others read: the pool would soon take the wait for a server that does not answer. */
    private void takeTurn(Cancellation cancellation) {
        try {
            for (int waits = 0; waits < MOST_WAITS; waits++) {
                if (turns.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                cancellation.check();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ReadCancelledException();
        }
        throw new StoreReadException(
                "All %d connections to %s are busy. Cancel something, or try again later."
                        .formatted(MOST_CONNECTIONS, address),
                null);
    }

    private <T> T readInTurn(Cancellation cancellation, Read<T> read) {
        if (tunnel != null && tunnel.keepOpen()) {
            // Connections through the old tunnel are dead, also those that the pool has just seen alive.
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        try (Connection connection = pool.getConnection()) {
            try {
                prepare(connection);
                return read.from(new Session(connection, cancellation));
            } finally {
                rollBack(connection);
            }
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw new ReadCancelledException();
            }
            throw Failures.explain(e, address);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (tunnel != null) {
            tunnel.close();
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (preamble.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.join("; ", preamble));
        }
    }

    /** A transaction on one connection. */
    record Session(Connection connection, Cancellation cancellation) {
        /** What is done with each row; false ends the read. */
        @FunctionalInterface
        interface RowReader {
            boolean read(ResultSet row) throws SQLException;
        }

        /** Hands the rows over as they arrive, without ever holding all of them. */
        void rows(Sql sql, RowReader reader) throws SQLException {
            try (PreparedStatement statement = sql.prepare(connection);
                    Cancellation.Registration _ = cancellation.onCancel(() -> cancel(statement))) {
                statement.setFetchSize(ROWS_PER_FETCH);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next() && reader.read(rows)) {
                        cancellation.check();
                    }
                }
            }
        }

        private static void cancel(PreparedStatement statement) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                uncancelled(e);
            }
        }
    }

    /** The connection is gone or the statement is over; either way there is nothing left to cancel. */
    static void uncancelled(SQLException e) {
        LOG.debug("A statement could not be cancelled", e);
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken, which the read itself has met as well; the pool throws it away.
            LOG.debug("A broken connection could not be rolled back", e);
        }
    }

    private static HikariDataSource pool(String name, ConnectionProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("Hindsight " + name);
        config.setJdbcUrl(properties.url());
        config.setDataSourceProperties(properties.driver());
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
