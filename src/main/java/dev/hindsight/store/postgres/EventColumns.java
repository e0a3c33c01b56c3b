package dev.hindsight.store.postgres;

import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.postgres.Layout.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that are selected of an event, and a row of them as an event. */
final class EventColumns {
    private static final List<Role> HEADER = List.of(
            Role.TRANSACTION,
            Role.POSITION,
            Role.STREAM,
            Role.STREAM_TYPE,
            Role.VERSION,
            Role.ID,
            Role.TYPE,
            Role.SCHEMA_VERSION,
            Role.TIME,
            Role.CORRELATION,
            Role.CAUSATION);
    private static final int PAYLOAD = HEADER.size() + 1;
    private static final int METADATA = PAYLOAD + 1;

    private final StoreTable table;
    private final String header;

    EventColumns(StoreTable table) {
        this.table = table;
        this.header = HEADER.stream().map(table::columnOrNull).collect(Collectors.joining(", "));
    }

    /** For headers: neither payload nor metadata, which would cost most of the time of a read. */
    String ofHeader() {
        return header;
    }

    String ofEvent() {
        return header + ", " + table.column(Role.PAYLOAD) + ", " + table.columnOrNull(Role.METADATA);
    }

    EventHeader header(ResultSet row) throws SQLException {
        return new EventHeader(
                new Position(row.getLong(1), row.getLong(2)),
                new StreamId(row.getString(3)),
                row.getString(4),
                row.getLong(5),
                new EventId(row.getString(6)),
                row.getString(7),
                row.getString(8),
                instant(row, 9),
                correlation(row.getString(10)),
                causation(row.getString(11)));
    }

    StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(header(row), content(row, PAYLOAD, Role.PAYLOAD), content(row, METADATA, Role.METADATA));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), "An event without a time.")
                .toInstant();
    }

    private Content content(ResultSet row, int column, Role role) throws SQLException {
        if (table.isType(role, "bytea")) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? new Content.Absent() : new Content.Bytes(bytes);
        }
        String text = row.getString(column);
        return text == null ? new Content.Absent() : new Content.Text(text);
    }

    private static @Nullable CorrelationId correlation(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new CorrelationId(id);
    }

    private static @Nullable EventId causation(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new EventId(id);
    }
}
