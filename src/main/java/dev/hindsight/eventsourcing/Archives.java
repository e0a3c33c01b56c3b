package dev.hindsight.eventsourcing;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Moves closed streams out of the table into files, and back. A file is written, read again and compared with the rows
 * before the rows leave, and they leave in the transaction that makes the file known: whenever this is killed, each event
 * is in the table or in a known archive, and in one of them only. Personal data stays encrypted in archives, so that it
 * is erased there too. Safe for use by several threads and processes, which wait for one another.
 */
public final class Archives {
    private final EventStoreSchema schema;
    private final ArchiveFiles files;

    /** @param folder where the files lie; a store that is to read them has to be given the same */
    public Archives(DataSource database, String schema, Path folder) {
        this.schema = new EventStoreSchema(database, schema);
        this.files = new ArchiveFiles(folder);
    }

    /**
     * Archives streams to which nothing more will be appended. Streams that are archived already, that do not exist, or
     * in whose place in the order of the store something may still be committed, are left out.
     *
     * @return the archive, or nothing if no stream was left
     * @throws ArchiveException if the file that was written is not what was to be written; nothing has left the table
     */
    public Optional<ArchiveManifest> archive(Collection<String> aggregateIds) {
        return schema.inTransaction("Cannot archive", statement -> {
            begin(statement);
            List<List<RecordedEvent>> streams = closedStreams(statement.getConnection(), aggregateIds);
            if (streams.isEmpty()) {
                return Optional.empty();
            }
            UUID id = UUID.randomUUID();
            Instant now = now(statement);
            ArchiveManifest manifest = files.write(id, now.truncatedTo(ChronoUnit.MICROS), streams);
            String hash = files.hashOfManifest(id);
            requireSame(streams, files.manifest(id, hash));
            remove(statement.getConnection(), manifest, hash);
            return Optional.of(manifest);
        });
    }

    /**
     * Puts the events of an archive back where they were, as they were. The file stays, and is of no more use.
     *
     * @throws ArchiveException if the file is missing or damaged; nothing has changed
     */
    public void restore(UUID archiveId) {
        schema.inTransaction("Cannot restore the archive " + archiveId, statement -> {
            begin(statement);
            Connection connection = statement.getConnection();
            ArchiveManifest manifest = files.manifest(archiveId, hash(connection, archiveId));
            for (ArchiveManifest.ArchivedStream stream : manifest.streams()) {
                insert(connection, files.stream(manifest, stream));
            }
            execute(connection, "UPDATE %s SET archive_id = NULL WHERE archive_id = ?", "aggregates", archiveId);
            execute(connection, "UPDATE %s SET restored_at = now() WHERE archive_id = ?", "archives", archiveId);
            return true;
        });
    }

    /** Reads a whole archive and compares it with its hashes. */
    public void verify(UUID archiveId) {
        String hash = schema.inTransaction(
                "Cannot verify the archive " + archiveId, statement -> hash(statement.getConnection(), archiveId));
        ArchiveManifest manifest = files.manifest(archiveId, hash);
        manifest.streams().forEach(stream -> files.stream(manifest, stream));
    }

    /** One at a time: files that no transaction has made known are then leftovers, and go. */
    private void begin(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock(hashtextextended("
                + statement.enquoteLiteral("hindsight archives " + schema.table("archives")) + ", 0))");
        List<UUID> known = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT archive_id FROM " + schema.table("archives"))) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        files.removeAllBut(known);
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** With the rows of the aggregates locked, so that nobody appends meanwhile. */
    private List<List<RecordedEvent>> closedStreams(Connection connection, Collection<String> ids) throws SQLException {
        String sql = """
            WITH closed AS MATERIALIZED (
                SELECT aggregate_id, aggregate_type FROM %1$s
                WHERE aggregate_id = ANY (?) AND archive_id IS NULL ORDER BY aggregate_id FOR UPDATE)
            SELECT %2$s, %3$s, transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS settled
            FROM closed JOIN %4$s USING (aggregate_type, aggregate_id)
            ORDER BY aggregate_id, version\
            """.formatted(
                        schema.table("aggregates"),
                        EventRows.POSITION_COLUMNS,
                        EventRows.EVENT_COLUMNS,
                        schema.table("events"));
        Map<String, List<RecordedEvent>> streams = new LinkedHashMap<>();
        List<String> unsettled = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    RecordedEvent event = new RecordedEvent(EventRows.position(rows), EventRows.event(rows));
                    streams.computeIfAbsent(event.stored().aggregateId(), _ -> new ArrayList<>())
                            .add(event);
                    if (!rows.getBoolean("settled")) {
                        unsettled.add(event.stored().aggregateId());
                    }
                }
            }
        }
        unsettled.forEach(streams::remove);
        return List.copyOf(streams.values());
    }

    private void requireSame(List<List<RecordedEvent>> streams, ArchiveManifest manifest) {
        for (int i = 0; i < streams.size(); i++) {
            if (!files.stream(manifest, manifest.streams().get(i)).equals(streams.get(i))) {
                throw new ArchiveException(
                        "The archive %s does not hold what was written to it".formatted(manifest.archiveId()), null);
            }
        }
    }

    private void remove(Connection connection, ArchiveManifest manifest, String hash) throws SQLException {
        announceRemoval(connection, schema, "archived as " + manifest.archiveId(), manifest.events());
        Array ids = connection.createArrayOf(
                "text",
                manifest.streams().stream()
                        .map(ArchiveManifest.ArchivedStream::aggregateId)
                        .toArray());
        Array types = connection.createArrayOf(
                "text",
                manifest.streams().stream()
                        .map(ArchiveManifest.ArchivedStream::aggregateType)
                        .distinct()
                        .toArray());
        String delete =
                "DELETE FROM " + schema.table("events") + " WHERE aggregate_type = ANY (?) AND aggregate_id = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setArray(1, types);
            statement.setArray(2, ids);
            if (statement.executeUpdate() != manifest.events()) {
                throw new ArchiveException("Other events were in the table than were archived", null);
            }
        }
        String known = """
            INSERT INTO %s (archive_id, manifest_sha256, streams, events, last_transaction, last_position)
            VALUES (?, ?, ?, ?, ?::text::xid8, ?)\
            """.formatted(schema.table("archives"));
        try (PreparedStatement insert = connection.prepareStatement(known)) {
            insert.setObject(1, manifest.archiveId());
            insert.setString(2, hash);
            insert.setLong(3, manifest.streams().size());
            insert.setLong(4, manifest.events());
            insert.setString(5, Long.toString(manifest.last().transactionId()));
            insert.setLong(6, manifest.last().sequence());
            insert.executeUpdate();
        }
        String moved = "UPDATE " + schema.table("aggregates") + " SET archive_id = ? WHERE aggregate_id = ANY (?)";
        try (PreparedStatement update = connection.prepareStatement(moved)) {
            update.setObject(1, manifest.archiveId());
            update.setArray(2, ids);
            update.executeUpdate();
        }
    }

    /** Opens the one door through which events leave the table, for the transaction of this connection. */
    static void announceRemoval(Connection connection, EventStoreSchema schema, String reason, long events)
            throws SQLException {
        String sql = "INSERT INTO " + schema.table("removals") + " (reason, events) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, reason);
            insert.setLong(2, events);
            insert.executeUpdate();
        }
    }

    private String hash(Connection connection, UUID archiveId) throws SQLException {
        String sql = "SELECT manifest_sha256 FROM " + schema.table("archives")
                + " WHERE archive_id = ? AND restored_at IS NULL";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, archiveId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ArchiveException("There is no archive %s, or it was restored".formatted(archiveId), null);
                }
                return row.getString(1);
            }
        }
    }

    private void insert(Connection connection, List<RecordedEvent> events) throws SQLException {
        String sql = """
            INSERT INTO %s (transaction_id, position, event_id, aggregate_id, aggregate_type, version, event_type,
                            schema_version, occurred_at, payload, metadata)
            VALUES (?::text::xid8, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb)\
            """.formatted(schema.table("events"));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (RecordedEvent event : events) {
                StoredEvent stored = event.stored();
                insert.setString(1, Long.toString(event.position().transactionId()));
                insert.setLong(2, event.position().sequence());
                insert.setObject(3, stored.eventId());
                insert.setString(4, stored.aggregateId());
                insert.setString(5, stored.aggregateType());
                insert.setLong(6, stored.version());
                insert.setString(7, stored.eventType());
                insert.setInt(8, stored.schemaVersion());
                insert.setString(9, stored.timestamp().toString());
                insert.setString(10, stored.payload());
                insert.setString(11, stored.metadata());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void execute(Connection connection, String sql, String table, UUID archiveId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(schema.table(table)))) {
            statement.setObject(1, archiveId);
            statement.executeUpdate();
        }
    }
}
