package dev.hindsight.sample;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.EventStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;

/** The database with the sample's history: whole and of the current format, or made anew. */
final class SampleDatabase {
    static final String NAME = "shop";

    private static final String UNFINISHED = NAME + "_unfinished";
    /** Raise the number whenever the tables, the events or the history change. */
    private static final String FORMAT = "Hindsight sample, format 2";

    private static final int EVENTS_BETWEEN_REPORTS = 100;

    private final Function<String, DataSource> databases;
    private final HistoryGenerator generator;

    /** The function gives access to a database of the server by its name. */
    SampleDatabase(Function<String, DataSource> databases, HistoryGenerator generator) {
        this.databases = databases;
        this.generator = generator;
    }

    /** Writes the history unless it is there. It gets its name only when it is complete. */
    void prepare(ProgressListener listener) throws SQLException {
        try (Connection connection = databases.apply("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (isPrepared(statement)) {
                return;
            }
            statement.execute("DROP DATABASE IF EXISTS " + UNFINISHED + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + UNFINISHED + " STRATEGY wal_log");
            writeHistory(listener);
            statement.execute("COMMENT ON DATABASE " + UNFINISHED + " IS " + statement.enquoteLiteral(FORMAT));
            statement.execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
            statement.execute("ALTER DATABASE " + UNFINISHED + " RENAME TO " + NAME);
        }
    }

    private static boolean isPrepared(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT shobj_description(oid, 'pg_database') "
                + "FROM pg_database WHERE datname = " + statement.enquoteLiteral(NAME))) {
            return result.next() && FORMAT.equals(result.getString(1));
        }
    }

    private void writeHistory(ProgressListener listener) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(databases.apply(UNFINISHED));
            pool.setMaximumPoolSize(1);
            pool.setPoolName("sample-history");
            EventStore store = ShopEvents.store(pool);
            generator.write(store, count -> report(count, listener));
            ShopReadModels.catchUp(store, pool);
        }
    }

    private void report(long count, ProgressListener listener) {
        if (count % EVENTS_BETWEEN_REPORTS == 0) {
            int events = generator.events();
            listener.progress(
                    String.format(Locale.ENGLISH, "Writing the sample history: %,d of about %,d events", count, events),
                    Math.min(1.0, (double) count / events));
        }
    }
}
