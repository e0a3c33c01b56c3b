package dev.hindsight.eventsourcing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** An event store in PostgreSQL 14 or later. Its tables are made when the store is opened, if they are missing. */
public final class PostgresEventStore implements EventStore {
    private static final int BATCH_SIZE = 500;

    private final DataSource database;
    private final EventSerializer serializer;
    private final EventStoreSchema schema;
    private final AppendStatement appendStatement;
    private final String selectOfAggregate;
    private final String selectOfStore;
    private final Set<String> typesWithPartition = ConcurrentHashMap.newKeySet();

    /** A store in the schema {@code public}. */
    public PostgresEventStore(DataSource database, EventSerializer serializer) {
        this(database, serializer, EventStoreSchema.DEFAULT_NAME);
    }

    /**
     * @param schema the PostgreSQL schema that holds the tables; made if it is missing
     * @throws EventStoreException if the database cannot be reached or does not let us make the tables
     */
    public PostgresEventStore(DataSource database, EventSerializer serializer, String schema) {
        this.database = database;
        this.serializer = serializer;
        this.schema = new EventStoreSchema(database, schema);
        this.appendStatement = new AppendStatement(this.schema);
        this.selectOfAggregate = selectOfAggregate(this.schema);
        this.selectOfStore = selectOfStore(this.schema);
        this.schema.create();
    }

    @Override
    public void append(String aggregateId, List<DomainEvent> events, long expectedVersion) {
        requireFitting(aggregateId, events, expectedVersion);
        if (events.isEmpty()) {
            return;
        }
        preparePartition(events.getFirst().aggregateType());
        try (Connection connection = database.getConnection()) {
            append(connection, events, expectedVersion);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failure("Cannot append to " + aggregateId, e);
        }
    }

    /** Appends in the transaction of the caller, which alone commits or rolls back. */
    void append(Connection connection, List<DomainEvent> events, long expectedVersion) throws SQLException {
        List<StoredEvent> stored = events.stream().map(serializer::encode).toList();
        if (!appendStatement.execute(connection, stored, expectedVersion)) {
            throw conflict(connection, events.getFirst(), expectedVersion);
        }
    }

    @Override
    public List<DomainEvent> getEvents(String aggregateId, long fromVersion) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(selectOfAggregate)) {
            query.setString(1, aggregateId);
            query.setString(2, aggregateId);
            query.setLong(3, fromVersion);
            List<DomainEvent> events = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(serializer.decode(EventRows.event(rows)));
                }
            }
            return List.copyOf(events);
        } catch (SQLException e) {
            throw failure("Cannot read the events of " + aggregateId, e);
        }
    }

    @Override
    public Stream<PositionedEvent> getAllPositioned(Position fromPosition) {
        EventBatches batches = new EventBatches(fromPosition, BATCH_SIZE, this::batchAfter);
        return StreamSupport.stream(batches, false);
    }

    private List<PositionedEvent> batchAfter(Position position) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(selectOfStore)) {
            query.setString(1, Long.toString(position.transactionId()));
            query.setLong(2, position.sequence());
            query.setInt(3, BATCH_SIZE);
            List<PositionedEvent> batch = new ArrayList<>(BATCH_SIZE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    batch.add(new PositionedEvent(EventRows.position(rows), serializer.decode(EventRows.event(rows))));
                }
            }
            return batch;
        } catch (SQLException e) {
            throw failure("Cannot read the events after " + position, e);
        }
    }

    /** The type is looked up first, so that PostgreSQL searches one partition and not all of them. */
    private static String selectOfAggregate(EventStoreSchema schema) {
        return """
                SELECT %s FROM %s
                WHERE aggregate_type = (SELECT aggregate_type FROM %s WHERE aggregate_id = ?)
                  AND aggregate_id = ? AND version > ?
                ORDER BY version
                """.formatted(EventRows.EVENT_COLUMNS, schema.table("events"), schema.table("aggregates"));
    }

    /**
     * Only transactions older than every running one: whatever commits from now on comes after them in the order, so
     * that a reader who goes on from here misses nothing.
     */
    private static String selectOfStore(EventStoreSchema schema) {
        return """
                SELECT %s, %s FROM %s
                WHERE (transaction_id, position) > (?::text::xid8, ?)
                  AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY transaction_id, position
                LIMIT ?
                """.formatted(EventRows.POSITION_COLUMNS, EventRows.EVENT_COLUMNS, schema.table("events"));
    }

    private void preparePartition(String aggregateType) {
        if (!typesWithPartition.contains(aggregateType)) {
            schema.createPartition(aggregateType);
            typesWithPartition.add(aggregateType);
        }
    }

    /** Why nothing was appended: the version that the append met, or another kind of aggregate. */
    private EventStoreException conflict(Connection connection, DomainEvent event, long expectedVersion)
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
}
