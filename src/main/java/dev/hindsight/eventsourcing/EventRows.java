package dev.hindsight.eventsourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the events table. */
final class EventRows {
    /** The columns that {@link #event} needs. */
    static final String EVENT_COLUMNS =
            "event_id, aggregate_id, aggregate_type, event_type, schema_version, occurred_at, version, payload,"
                    + " metadata";
    /** The columns that {@link #position} needs; JDBC knows no xid8, but a transaction id fits a bigint. */
    static final String POSITION_COLUMNS = "transaction_id::text::bigint AS transaction, position";

    /** As many columns as those two together, for a row that is no event. */
    static final String NO_COLUMNS = "NULL::bigint, NULL::bigint, NULL::uuid, NULL::text, NULL::text, NULL::text, "
            + "NULL::int, NULL::timestamptz, NULL::bigint, NULL::jsonb, NULL::jsonb";

    private EventRows() {}

    static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getObject("event_id", UUID.class),
                row.getString("aggregate_id"),
                row.getString("aggregate_type"),
                row.getString("event_type"),
                row.getInt("schema_version"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getString("payload"),
                row.getString("metadata"));
    }

    static Position position(ResultSet row) throws SQLException {
        return new Position(row.getLong("transaction"), row.getLong("position"));
    }
}
