package dev.hindsight.testing;

import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a store of the kit with any number of made-up events, fast: by COPY, and with the indexes built afterwards. Ten
 * million take some minutes. For databases of tests and benchmarks only.
 */
public final class GeneratedStore {
    private static final long SEED = 20_261_125;
    /** Events of one transaction share its id, which orders the store; so there are many of them. */
    private static final int EVENTS_PER_TRANSACTION = 50_000;

    private static final int CHARACTERS_PER_WRITE = 1 << 16;
    private static final String COLUMNS =
            "(event_id, aggregate_id, aggregate_type, version, event_type, schema_version,"
                    + " occurred_at, payload, metadata)";

    private GeneratedStore() {}

    /**
     * Makes the kit's tables in an empty database and fills them.
     *
     * @param events how many events, at least 1
     */
    public static void fill(DataSource database, long events) {
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String type : GeneratedHistory.STREAM_TYPES) {
                statement.execute(
                        "CREATE TABLE \"events_%1$s\" PARTITION OF events FOR VALUES IN ('%1$s')".formatted(type));
            }
            List<String> indexes = dropIndexes(statement);
            load(connection, events);
            statement.execute("SET maintenance_work_mem = '512MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("VACUUM (FREEZE, ANALYZE) events, aggregates");
        } catch (SQLException e) {
            throw new IllegalStateException("The store cannot be filled: " + e.getMessage(), e);
        }
    }

    /** How many events are in a store that was filled here; 0 where there is none. */
    public static long size(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (texts(statement, "SELECT to_regclass('aggregates')::text").isEmpty()) {
                return 0;
            }
            return Long.parseLong(texts(statement, "SELECT coalesce(sum(version), 0) FROM aggregates")
                    .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the statements that make them again. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> again = texts(statement, """
                SELECT 'ALTER TABLE events ADD ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE conrelid = 'events'::regclass AND contype = 'p'
                UNION ALL
                SELECT replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') FROM pg_index
                WHERE indrelid = 'events'::regclass AND NOT indisprimary
                """);
        List<String> drops = texts(statement, """
                SELECT 'ALTER TABLE events DROP CONSTRAINT ' || quote_ident(conname)
                FROM pg_constraint WHERE conrelid = 'events'::regclass AND contype = 'p'
                UNION ALL
                SELECT 'DROP INDEX ' || indexrelid::regclass FROM pg_index
                WHERE indrelid = 'events'::regclass AND NOT indisprimary
                """);
        for (String drop : drops) {
            statement.execute(drop);
        }
        return again;
    }

    private static void load(Connection connection, long events) throws SQLException {
        GeneratedHistory history = new GeneratedHistory(SEED);
        Map<String, GeneratedHistory.Stream> streams = new HashMap<>();
        for (long done = 0; done < events; done += EVENTS_PER_TRANSACTION) {
            long inThisOne = Math.min(EVENTS_PER_TRANSACTION, events - done);
            copy(connection, "COPY events " + COLUMNS + " FROM STDIN", inThisOne, text -> {
                GeneratedHistory.Stream stream = history.next(text);
                streams.putIfAbsent(stream.id(), stream);
            });
        }
        var each = streams.values().iterator();
        copy(connection, "COPY aggregates (aggregate_id, aggregate_type, version) FROM STDIN", streams.size(), text -> {
            GeneratedHistory.Stream stream = each.next();
            text.append("%s\t%s\t%d%n".formatted(stream.id(), stream.type(), stream.version()));
        });
    }

    @FunctionalInterface
    private interface Row {
        void addTo(StringBuilder text);
    }

    private static void copy(Connection connection, String sql, long rows, Row row) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            StringBuilder text = new StringBuilder(2 * CHARACTERS_PER_WRITE);
            for (long i = 0; i < rows; i++) {
                row.addTo(text);
                if (text.length() > CHARACTERS_PER_WRITE || i == rows - 1) {
                    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    text.setLength(0);
                }
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String text = rows.getString(1);
                if (text != null) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
