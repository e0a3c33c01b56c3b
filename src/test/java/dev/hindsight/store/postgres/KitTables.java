package dev.hindsight.store.postgres;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tables that the kit makes, filled with events at positions that the test chooses. */
final class KitTables {
    private KitTables() {}

    static void fill(DataSource database, List<StoredEvent> events) {
        // Opening the kit's store makes its tables.
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection()) {
            Set<String> types =
                    events.stream().map(event -> event.header().streamType()).collect(Collectors.toSet());
            for (String type : types) {
                execute(
                        connection,
                        "CREATE TABLE \"stored_%1$s\" PARTITION OF events FOR VALUES IN ('%1$s')".formatted(type));
            }
            for (StoredEvent event : events) {
                insert(connection, event);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Connection connection, StoredEvent event) throws SQLException {
        EventHeader header = event.header();
        try (PreparedStatement insert = connection.prepareStatement("""
                WITH aggregate AS (
                    INSERT INTO aggregates VALUES (?, ?, ?)
                    ON CONFLICT (aggregate_id) DO UPDATE SET version = EXCLUDED.version)
                INSERT INTO events (transaction_id, position, event_id, aggregate_id, aggregate_type, version,
                                    event_type, schema_version, occurred_at, payload, metadata)
                VALUES (?::text::xid8, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """)) {
            insert.setString(1, header.stream().value());
            insert.setString(2, header.streamType());
            insert.setLong(3, header.version());
            insert.setString(4, Long.toString(header.position().transaction()));
            insert.setLong(5, header.position().sequence());
            insert.setString(6, header.id().value());
            insert.setString(7, header.stream().value());
            insert.setString(8, header.streamType());
            insert.setLong(9, header.version());
            insert.setString(10, header.type());
            insert.setInt(11, 1);
            insert.setObject(12, header.at().atOffset(ZoneOffset.UTC));
            insert.setString(13, ((Content.Text) event.payload()).value());
            insert.setString(14, ((Content.Text) event.metadata()).value());
            insert.executeUpdate();
        }
    }

    /**
     * Writes one more event into a new stream of a type that is there already, as an application does.
     *
     * @return the id of the event
     */
    static String append(DataSource database, String type) {
        try (Connection connection = database.getConnection()) {
            return append(connection, type);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same in the transaction of that connection. */
    static String append(Connection connection, String type) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                    occurred_at, payload, metadata)
                VALUES (?, ?, ?, 1, 'ItemAdded', 1, now(), '{}', '{}')
                """)) {
            insert.setObject(1, id);
            insert.setString(2, type + "-" + id);
            insert.setString(3, type);
            insert.executeUpdate();
        }
        return id.toString();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection()) {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
