package dev.hindsight.sample;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.Scratch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database of its own on the server of the sample, dropped when it is closed. */
final class ScratchDatabase implements Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchDatabase.class);
    private static final AtomicInteger MADE = new AtomicInteger();

    private final DataSource server;
    private final String name;
    private final HikariDataSource pool = new HikariDataSource();

    private ScratchDatabase(DataSource server, String name, DataSource database) {
        this.server = server;
        this.name = name;
        pool.setDataSource(database);
        pool.setPoolName(name);
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
    }

    /**
     * Makes an empty database.
     *
     * @param databases gives access to a database of the server by its name
     * @throws SampleStoreException if the server refuses
     */
    static ScratchDatabase on(Function<String, DataSource> databases) {
        String name = "scratch_%d_%d".formatted(ProcessHandle.current().pid(), MADE.incrementAndGet());
        DataSource server = databases.apply("postgres");
        try {
            execute(server, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            execute(server, "CREATE DATABASE %s STRATEGY wal_log".formatted(name));
        } catch (SQLException e) {
            throw new SampleStoreException("There is no database to rebuild read models in: " + e.getMessage(), e);
        }
        return new ScratchDatabase(server, name, databases.apply(name));
    }

    @Override
    public ReadModels readModels() {
        return new ReadModels(pool, ReadModels.DEFAULT_SCHEMA);
    }

    @Override
    public void close() {
        pool.close();
        try {
            execute(server, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        } catch (SQLException e) {
            LOG.warn("The database {} is left behind", name, e);
        }
    }

    private static void execute(DataSource server, String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
