package dev.hindsight.store.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a framework keeps events in tables: data, read from a layout file.
 *
 * @param id the name by which people choose it
 * @param recognisedBy columns that, together with those of the roles, tell the table from any other
 * @param columns the column that plays each role; optional roles may be missing
 * @param streams the table with a row per stream, or null where there is none
 */
record Layout(
        String id,
        String name,
        String table,
        List<String> recognisedBy,
        Map<Role, String> columns,
        @Nullable StreamsTable streams) {
    Layout {
        recognisedBy = List.copyOf(recognisedBy);
        columns = Map.copyOf(columns);
    }

    Optional<String> column(Role role) {
        return Optional.ofNullable(columns.get(role));
    }

    /** A table with a row per stream, which spares a pass over all events. */
    record StreamsTable(String table, String stream, String streamType) {}

    /** What a column of the events table means. */
    enum Role {
        POSITION("position", true),
        /** The transaction that wrote the event; orders the store together with the position. */
        TRANSACTION("transaction", false),
        STREAM("stream", true),
        STREAM_TYPE("streamType", true),
        VERSION("version", true),
        ID("id", true),
        TYPE("type", true),
        SCHEMA_VERSION("schemaVersion", false),
        TIME("time", true),
        PAYLOAD("payload", true),
        METADATA("metadata", false),
        CORRELATION("correlation", false),
        CAUSATION("causation", false);

        private final String field;
        private final boolean required;

        Role(String field, boolean required) {
            this.field = field;
            this.required = required;
        }

        /** Its name in a layout file. */
        String field() {
            return field;
        }

        boolean required() {
            return required;
        }
    }
}
