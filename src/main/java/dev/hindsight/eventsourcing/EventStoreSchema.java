package dev.hindsight.eventsourcing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The tables of an event store in one schema of a database. Making them is safe to repeat, and safe while other
 * processes do the same. Safe for use by several threads.
 */
public final class EventStoreSchema {
    /** Where the tables go if nobody says otherwise. */
    public static final String DEFAULT_NAME = "public";

    private static final String TABLES = "event-store.sql";
    /** PostgreSQL cuts longer names silently, and two types might then share a partition's name. */
    private static final int LONGEST_IDENTIFIER = 63;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("_uuuu_MM", Locale.ROOT);

    private final DataSource database;
    private final String name;

    public EventStoreSchema(DataSource database, String name) {
        this.database = database;
        this.name = name;
    }

    /**
     * Makes the schema and its tables unless they are there already.
     *
     * @throws EventStoreException if the database cannot be reached or does not let us
     */
    public void create() {
        inExclusiveTransaction("Cannot create the tables of the event store in the schema " + name, statement -> {
            if (!exists(statement.getConnection(), "events")) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(name));
                statement.execute("SET LOCAL search_path TO " + quoted(name));
                statement.execute(resource(TABLES));
            }
        });
    }

    /** Makes the partition for events of one aggregate type in one month unless it is there already. */
    void createPartition(String aggregateType, YearMonth month) {
        String ofType = "events_" + aggregateType;
        String ofMonth = requireName(ofType + MONTH.format(month), aggregateType);
        String failure = "Cannot create the partition for events of type %s in %s".formatted(aggregateType, month);
        inExclusiveTransaction(failure, statement -> {
            if (exists(statement.getConnection(), ofMonth)) {
                return;
            }
            statement.execute("SET LOCAL search_path TO " + quoted(name));
            if (!exists(statement.getConnection(), ofType)) {
                attach(
                        statement,
                        quoted(ofType),
                        "events",
                        "PARTITION BY RANGE (occurred_at)",
                        "IN (" + statement.enquoteLiteral(aggregateType) + ")");
            }
            attach(
                    statement,
                    quoted(ofMonth),
                    quoted(ofType),
                    "",
                    "FROM ('%s-01 00:00+00') TO ('%s-01 00:00+00')".formatted(month, month.plusMonths(1)));
        });
    }

    /** A table of this schema as SQL names it. */
    String table(String table) {
        return quoted(name) + "." + quoted(table);
    }

    /** Attaching, unlike CREATE TABLE ... PARTITION OF, waits for no open transaction that has appended. */
    private static void attach(Statement statement, String partition, String parent, String parts, String values)
            throws SQLException {
        statement.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL) %s".formatted(partition, parent, parts));
        statement.execute("CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON " + partition
                + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events()");
        statement.execute("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES %s".formatted(parent, partition, values));
    }

    private boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table(table));
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private void inExclusiveTransaction(String failure, Making work) {
        inTransaction(failure, statement -> {
            // Two processes that begin at once: the second waits here and then finds everything made.
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended("
                    + statement.enquoteLiteral("hindsight event store " + name) + ", 0))");
            work.run(statement);
            return true;
        });
    }

    /** Does some work wholly or not at all. */
    <T> T inTransaction(String failure, Transaction.Work<T> work) {
        try {
            return Transaction.run(database, work);
        } catch (SQLException e) {
            throw new EventStoreException(failure + ": " + e.getMessage(), e);
        }
    }

    private static String requireName(String partition, String aggregateType) {
        int length = partition.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_IDENTIFIER) {
            int excess = length - LONGEST_IDENTIFIER;
            throw new EventStoreException("The aggregate type %s is too long to name a table after it: at most %d bytes"
                    .formatted(aggregateType, aggregateType.getBytes(StandardCharsets.UTF_8).length - excess));
        }
        return partition;
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String resource(String file) {
        try (InputStream sql = EventStoreSchema.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(sql, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " from the program's own archive", e);
        }
    }

    private interface Making {
        void run(Statement statement) throws SQLException;
    }
}
