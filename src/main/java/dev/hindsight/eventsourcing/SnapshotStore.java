package dev.hindsight.eventsourcing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps snapshots beside the events they are made of. Safe for use by several threads. */
public final class SnapshotStore {
    private final DataSource database;
    private final String table;

    SnapshotStore(DataSource database, EventStoreSchema schema) {
        this.database = database;
        this.table = schema.table("snapshots");
    }

    /** Keeps a snapshot, in place of another one of the same version. */
    public void save(Snapshot snapshot) {
        String sql = """
            INSERT INTO %s (aggregate_id, aggregate_type, version, event_id, schema_version, state)
            VALUES (?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (aggregate_id, version) DO UPDATE SET aggregate_type = EXCLUDED.aggregate_type,
                event_id = EXCLUDED.event_id, schema_version = EXCLUDED.schema_version, state = EXCLUDED.state,
                taken_at = now()\
            """.formatted(table);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, snapshot.aggregateId());
            insert.setString(2, snapshot.aggregateType());
            insert.setLong(3, snapshot.version());
            insert.setObject(4, snapshot.eventId());
            insert.setInt(5, snapshot.schemaVersion());
            insert.setString(6, snapshot.state());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failure(snapshot.aggregateId(), e);
        }
    }

    /** The latest snapshot at or below a version. */
    public Optional<Snapshot> latest(String aggregateId, long version) {
        String sql = """
            SELECT aggregate_type, version, event_id, schema_version, state FROM %s
            WHERE aggregate_id = ? AND version <= ? ORDER BY version DESC LIMIT 1\
            """.formatted(table);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, aggregateId);
            query.setLong(2, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(snapshot(aggregateId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(aggregateId, e);
        }
    }

    /** Forgets a snapshot that is of no use. */
    void remove(Snapshot snapshot) {
        String sql = "DELETE FROM " + table + " WHERE aggregate_id = ? AND version = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, snapshot.aggregateId());
            delete.setLong(2, snapshot.version());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failure(snapshot.aggregateId(), e);
        }
    }

    private static Snapshot snapshot(String aggregateId, ResultSet row) throws SQLException {
        return new Snapshot(
                aggregateId,
                row.getString(1),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getInt(4),
                row.getString(5));
    }

    private static EventStoreException failure(String aggregateId, SQLException cause) {
        return new EventStoreException(
                "Cannot reach the snapshots of %s: %s".formatted(aggregateId, cause.getMessage()), cause);
    }
}
