package dev.hindsight.store.postgres;

import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappingPreview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns that are selected of an event, and a row of them as an event. */
final class EventColumns {
    private static final List<EventRole> HEADER = List.of(
            EventRole.TRANSACTION,
            EventRole.POSITION,
            EventRole.STREAM,
            EventRole.STREAM_TYPE,
            EventRole.VERSION,
            EventRole.ID,
            EventRole.TYPE,
            EventRole.SCHEMA_VERSION,
            EventRole.TIME,
            EventRole.CORRELATION,
            EventRole.CAUSATION);
    private static final int PAYLOAD = HEADER.size() + 1;
    private static final int METADATA = PAYLOAD + 1;

    private final StoreTable table;
    private final String header;
    private final Form payload;
    private final Form metadata;

    /** How a content is stored. */
    private enum Form {
        TEXT,
        BYTES,
        LARGE_OBJECT;

        static Form of(StoreTable table, EventRole role) {
            if (table.isType(role, "oid")) {
                return LARGE_OBJECT;
            }
            return table.isType(role, "bytea") ? BYTES : TEXT;
        }
    }

    EventColumns(StoreTable table) {
        this.table = table;
        this.header = HEADER.stream()
                .map(role -> table.columnOrNull(role) + " AS " + StoreTable.quote(role.field()))
                .collect(Collectors.joining(", "));
        this.payload = Form.of(table, EventRole.PAYLOAD);
        this.metadata = Form.of(table, EventRole.METADATA);
    }

    /** For headers: neither payload nor metadata, which would cost most of the time of a read. */
    String ofHeader() {
        return header;
    }

    String ofEvent() {
        return String.join(
                ", ",
                header,
                content(EventRole.PAYLOAD, payload),
                content(EventRole.METADATA, metadata),
                largeObject(EventRole.PAYLOAD, payload),
                largeObject(EventRole.METADATA, metadata));
    }

    EventHeader header(ResultSet row) throws SQLException {
        return new EventHeader(
                new Position(row.getLong(1), row.getLong(2)),
                stream(row.getString(3)),
                Objects.requireNonNullElse(row.getString(4), ""),
                row.getLong(5),
                new EventId(row.getString(6)),
                row.getString(7),
                row.getString(8),
                instant(row, 9),
                correlation(row.getString(10)),
                causation(row.getString(11)));
    }

    StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(header(row), content(row, PAYLOAD, payload), content(row, METADATA, metadata));
    }

    /** A row of a table that need not be a store at all: what is not there is left out. */
    MappingPreview.Row preview(ResultSet row) throws SQLException {
        Map<EventRole, String> values = new EnumMap<>(EventRole.class);
        for (int i = 0; i < HEADER.size(); i++) {
            EventRole role = HEADER.get(i);
            String value = row.getString(i + 1);
            if (value != null && table.has(role)) {
                values.put(role, role == EventRole.TIME ? instant(row, i + 1).toString() : value);
            }
        }
        Content content = content(row, PAYLOAD, payload);
        if (!(content instanceof Content.Absent)) {
            values.put(EventRole.PAYLOAD, "");
        }
        return new MappingPreview.Row(values, content, content(row, METADATA, metadata));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /** A stream by its name. Some stores hold events that belong to none. */
    static StreamId stream(@Nullable String name) {
        return new StreamId(name == null || name.isEmpty() ? "(no stream)" : name);
    }

    private String content(EventRole role, Form form) {
        return form == Form.LARGE_OBJECT ? SourceSql.largeObject(table.column(role)) : table.columnOrNull(role);
    }

    /** The number of the large object that holds the content, or null where it is in the row itself. */
    private String largeObject(EventRole role, Form form) {
        return form == Form.LARGE_OBJECT ? table.column(role) : "NULL::oid";
    }

    private static Content content(ResultSet row, int column, Form form) throws SQLException {
        return form == Form.LARGE_OBJECT
                ? ofLargeObject(row.getBytes(column), row.getString(column + 2))
                : content(row, column, form == Form.BYTES);
    }

    /** What a column holds that is no large object. */
    static Content content(ResultSet row, int column, boolean bytea) throws SQLException {
        if (bytea) {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? new Content.Absent() : new Content.Bytes(bytes);
        }
        String text = row.getString(column);
        return text == null ? new Content.Absent() : new Content.Text(text);
    }

    /** What a large object holds, by its number; {@code bytes} is null where it cannot be read. */
    static Content ofLargeObject(byte @Nullable [] bytes, @Nullable String oid) {
        if (oid == null) {
            return new Content.Absent();
        }
        return bytes != null
                ? new Content.Bytes(bytes)
                : new Content.Unreadable(
                        "It is in the large object %s, which does not exist or which this user may not read. Ask its owner for GRANT SELECT ON LARGE OBJECT %s."
                                .formatted(oid, oid));
    }

    private static @Nullable CorrelationId correlation(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new CorrelationId(id);
    }

    private static @Nullable EventId causation(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new EventId(id);
    }
}
