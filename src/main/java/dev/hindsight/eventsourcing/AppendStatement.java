package dev.hindsight.eventsourcing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Appends any number of events to one aggregate in one statement and one round trip: it advances the aggregate's row
 * from the expected version, and inserts the events only if there was such a row to advance.
 */
final class AppendStatement {
    private final String appendToNew;
    private final String appendToKnown;

    AppendStatement(EventStoreSchema schema) {
        String aggregates = schema.table("aggregates");
        appendToNew = insertIfAdvanced(schema, """
                INSERT INTO %s (version, aggregate_id, aggregate_type) VALUES (?, ?, ?)
                ON CONFLICT (aggregate_id) DO NOTHING
                RETURNING aggregate_id, aggregate_type
                """.formatted(aggregates));
        appendToKnown = insertIfAdvanced(schema, """
                UPDATE %s SET version = ? WHERE aggregate_id = ? AND aggregate_type = ? AND version = ?
                RETURNING aggregate_id, aggregate_type
                """.formatted(aggregates));
    }

    private static String insertIfAdvanced(EventStoreSchema schema, String advance) {
        return """
                WITH advanced AS (%s)
                INSERT INTO %s (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                occurred_at, payload, metadata)
                SELECT event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                       occurred_at::timestamptz, payload::jsonb, metadata::jsonb
                FROM advanced CROSS JOIN unnest(
                         ?::uuid[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[])
                     AS event (event_id, version, event_type, schema_version, occurred_at, payload, metadata)
                ORDER BY version
                """.formatted(advance, schema.table("events"));
    }

    /** Returns whether the aggregate had the expected version, and now has the events. */
    boolean execute(Connection connection, List<StoredEvent> events, long expectedVersion) throws SQLException {
        boolean isNew = expectedVersion == 0;
        StoredEvent last = events.getLast();
        try (PreparedStatement statement = connection.prepareStatement(isNew ? appendToNew : appendToKnown)) {
            int index = 0;
            statement.setLong(++index, last.version());
            statement.setString(++index, last.aggregateId());
            statement.setString(++index, last.aggregateType());
            if (!isNew) {
                statement.setLong(++index, expectedVersion);
            }
            for (Array column : columns(connection, events)) {
                statement.setArray(++index, column);
            }
            return statement.executeUpdate() > 0;
        }
    }

    private static List<Array> columns(Connection connection, List<StoredEvent> events) throws SQLException {
        return List.of(
                column(connection, "uuid", events, StoredEvent::eventId),
                column(connection, "bigint", events, StoredEvent::version),
                column(connection, "text", events, StoredEvent::eventType),
                column(connection, "int", events, StoredEvent::schemaVersion),
                column(connection, "text", events, event -> event.timestamp().toString()),
                column(connection, "text", events, StoredEvent::payload),
                column(connection, "text", events, StoredEvent::metadata));
    }

    private static Array column(
            Connection connection, String type, List<StoredEvent> events, Function<StoredEvent, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }
}
