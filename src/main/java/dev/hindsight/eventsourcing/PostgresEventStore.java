package dev.hindsight.eventsourcing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An event store in PostgreSQL 14 or later. Its tables are made when the store is opened, if they are missing. */
public final class PostgresEventStore implements EventStore {
    private static final int BATCH_SIZE = 500;

    private final DataSource database;
    private final EventSerializer serializer;
    private final EventStoreSchema schema;
    private final AppendStatement appendStatement;
    private final String selectOfAggregate;
    private final String selectOfStore;
    private final SnapshotStore snapshots;
    private final @Nullable ArchiveFiles archives;
    private final Set<TypeAndMonth> monthsWithPartition = ConcurrentHashMap.newKeySet();

    /** A store in the schema {@code public}. */
    public PostgresEventStore(DataSource database, EventSerializer serializer) {
        this(database, serializer, EventStoreSchema.DEFAULT_NAME);
    }

    /** A store that has no archives. */
    public PostgresEventStore(DataSource database, EventSerializer serializer, String schema) {
        this(database, serializer, schema, null);
    }

    /**
     * @param schema the PostgreSQL schema that holds the tables; made if it is missing
     * @param archives the folder with what {@link Archives} moved out of the tables; null where there is none
     * @throws EventStoreException if the database cannot be reached or does not let us make the tables
     */
    public PostgresEventStore(DataSource database, EventSerializer serializer, String schema, @Nullable Path archives) {
        this.database = database;
        this.serializer = serializer;
        this.schema = new EventStoreSchema(database, schema);
        this.appendStatement = new AppendStatement(this.schema);
        this.selectOfAggregate = selectOfAggregate(this.schema);
        this.selectOfStore = selectOfStore(this.schema);
        this.snapshots = new SnapshotStore(database, this.schema);
        this.archives = archives == null ? null : new ArchiveFiles(archives);
        this.schema.create();
    }

    @Override
    public void append(String aggregateId, List<DomainEvent> events, long expectedVersion) {
        requireFitting(aggregateId, events, expectedVersion);
        if (events.isEmpty()) {
            return;
        }
        List<StoredEvent> stored = encode(events);
        stored.forEach(this::preparePartition);
        try (Connection connection = database.getConnection()) {
            appendStored(connection, stored, expectedVersion);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failure("Cannot append to " + aggregateId, e);
        }
    }

    /** Appends in the transaction of the caller, which alone commits or rolls back. */
    void append(Connection connection, List<DomainEvent> events, long expectedVersion) throws SQLException {
        appendStored(connection, encode(events), expectedVersion);
    }

    private List<StoredEvent> encode(List<DomainEvent> events) {
        return events.stream().map(serializer::encode).toList();
    }

    private void appendStored(Connection connection, List<StoredEvent> stored, long expectedVersion)
            throws SQLException {
        if (!appendStatement.execute(connection, stored, expectedVersion)) {
            throw conflict(connection, stored.getFirst(), expectedVersion);
        }
    }

    @Override
    public List<DomainEvent> getEvents(String aggregateId, long fromVersion, long toVersion) {
        // Decoding may ask for keys: not before the connection is given back, which may be the only one.
        return storedEvents(aggregateId, fromVersion, toVersion).stream()
                .flatMap(stored -> serializer.decode(stored).stream())
                .toList();
    }

    private List<StoredEvent> storedEvents(String aggregateId, long fromVersion, long toVersion) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(selectOfAggregate)) {
            query.setString(1, aggregateId);
            query.setString(2, aggregateId);
            query.setLong(3, fromVersion);
            query.setLong(4, toVersion);
            query.setString(5, aggregateId);
            return read(query, manifest -> archived(manifest, aggregateId)).stream()
                    .map(RecordedEvent::stored)
                    .filter(event -> event.version() > fromVersion && event.version() <= toVersion)
                    .sorted(Comparator.comparingLong(StoredEvent::version))
                    .toList();
        } catch (SQLException e) {
            throw failure("Cannot read the events of " + aggregateId, e);
        }
    }

    private List<RecordedEvent> archived(ArchiveManifest manifest, String aggregateId) {
        return manifest.streams().stream()
                .filter(stream -> stream.aggregateId().equals(aggregateId))
                .flatMap(stream -> requireArchives().stream(manifest, stream).stream())
                .toList();
    }

    private ArchiveFiles requireArchives() {
        if (archives == null) {
            throw new EventStoreException(
                    "Some of the events are archived; the store has to be opened with the folder of its archives");
        }
        return archives;
    }

    /** The events of a result, and those of the archives that it names. */
    private List<RecordedEvent> read(PreparedStatement query, Function<ArchiveManifest, List<RecordedEvent>> inArchive)
            throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                UUID archive = rows.getObject("archive_id", UUID.class);
                if (archive == null) {
                    events.add(new RecordedEvent(EventRows.position(rows), EventRows.event(rows)));
                } else {
                    events.addAll(
                            inArchive.apply(requireArchives().manifest(archive, rows.getString("manifest_sha256"))));
                }
            }
        }
        return events;
    }

    @Override
    public Stream<PositionedEvent> getAllPositioned(Position fromPosition) {
        EventBatches batches = new EventBatches(fromPosition, BATCH_SIZE, this::batchAfter);
        return StreamSupport.stream(batches, false);
    }

    private List<PositionedEvent> batchAfter(Position position) {
        return read(position, BATCH_SIZE).stream()
                .flatMap(recorded -> serializer.decode(recorded.stored()).stream()
                        .map(event -> new PositionedEvent(recorded.position(), event)))
                .toList();
    }

    @Override
    public List<RecordedEvent> read(Position after, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(selectOfStore)) {
            String transaction = Long.toString(after.transactionId());
            query.setString(1, transaction);
            query.setLong(2, after.sequence());
            query.setInt(3, most);
            query.setString(4, transaction);
            query.setLong(5, after.sequence());
            return read(query, manifest -> requireArchives().eventsAfter(manifest, after, most)).stream()
                    .sorted(Comparator.comparing(RecordedEvent::position))
                    .limit(most)
                    .toList();
        } catch (SQLException e) {
            throw failure("Cannot read the events after " + after, e);
        }
    }

    @Override
    public List<DomainEvent> decode(StoredEvent stored) {
        return serializer.decode(stored);
    }

    @Override
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /**
     * The type is looked up first, so that PostgreSQL searches the partitions of one type and not all of them. Table and
     * archive are asked in one statement, since what leaves the one and enters the other does so at one moment.
     */
    private static String selectOfAggregate(EventStoreSchema schema) {
        return """
            SELECT NULL::uuid AS archive_id, NULL::text AS manifest_sha256, %1$s, %2$s FROM %3$s
            WHERE aggregate_type = (SELECT aggregate_type FROM %4$s WHERE aggregate_id = ?)
              AND aggregate_id = ? AND version > ? AND version <= ?
            UNION ALL
            SELECT archive_id, manifest_sha256, %6$s FROM %4$s JOIN %5$s USING (archive_id) WHERE aggregate_id = ?
            """.formatted(
                        EventRows.POSITION_COLUMNS,
                        EventRows.EVENT_COLUMNS,
                        schema.table("events"),
                        schema.table("aggregates"),
                        schema.table("archives"),
                        EventRows.NO_COLUMNS);
    }

    /**
     * Only transactions older than every running one: whatever commits from now on comes after them in the order, so
     * that a reader who goes on from here misses nothing.
     */
    private static String selectOfStore(EventStoreSchema schema) {
        return """
            (SELECT NULL::uuid AS archive_id, NULL::text AS manifest_sha256, %1$s, %2$s FROM %3$s
             WHERE (transaction_id, position) > (?::text::xid8, ?)
               AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction_id, position
             LIMIT ?)
            UNION ALL
            SELECT archive_id, manifest_sha256, %5$s FROM %4$s
            WHERE restored_at IS NULL AND (last_transaction, last_position) > (?::text::xid8, ?)
            """.formatted(
                        EventRows.POSITION_COLUMNS,
                        EventRows.EVENT_COLUMNS,
                        schema.table("events"),
                        schema.table("archives"),
                        EventRows.NO_COLUMNS);
    }

    private void preparePartition(StoredEvent event) {
        YearMonth month = YearMonth.from(event.timestamp().atOffset(ZoneOffset.UTC));
        TypeAndMonth partition = new TypeAndMonth(event.aggregateType(), month);
        if (!monthsWithPartition.contains(partition)) {
            schema.createPartition(event.aggregateType(), month);
            monthsWithPartition.add(partition);
        }
    }

    /** Why nothing was appended: the version that the append met, or another kind of aggregate. */
    private EventStoreException conflict(Connection connection, StoredEvent event, long expectedVersion)
            throws SQLException {
        String sql = "SELECT aggregate_type, version FROM " + schema.table("aggregates") + " WHERE aggregate_id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, event.aggregateId());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return new ConcurrencyException(event.aggregateId(), expectedVersion, 0);
                }
                String type = row.getString(1);
                return type.equals(event.aggregateType())
                        ? new ConcurrencyException(event.aggregateId(), expectedVersion, row.getLong(2))
                        : new EventStoreException("%s is taken: it is of type %s, not %s"
                                .formatted(event.aggregateId(), type, event.aggregateType()));
            }
        }
    }

    private static void requireFitting(String aggregateId, List<DomainEvent> events, long expectedVersion) {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("An expected version is never negative: " + expectedVersion);
        }
        long version = expectedVersion;
        for (DomainEvent event : events) {
            version++;
            boolean fits = event.aggregateId().equals(aggregateId)
                    && event.aggregateType().equals(events.getFirst().aggregateType())
                    && event.version() == version;
            if (!fits) {
                throw new IllegalArgumentException("Version %d of %s (%s) cannot be appended as version %d of %s"
                        .formatted(event.version(), event.aggregateId(), event.aggregateType(), version, aggregateId));
            }
        }
    }

    private static EventStoreException failure(String what, SQLException cause) {
        return new EventStoreException(what + ": " + cause.getMessage(), cause);
    }

    private record TypeAndMonth(String aggregateType, YearMonth month) {}
}
