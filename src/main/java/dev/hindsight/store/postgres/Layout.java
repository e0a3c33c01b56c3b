package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a framework keeps events in tables: data, read from a layout file.
 *
 * @param id the name by which people choose it
 * @param tables the names that the events table may have; {@code *} stands for any text
 * @param recognisedBy columns that, together with those of the required roles, tell the table from any other
 * @param without columns that the events table must not have
 * @param joins tables that belong to the row of an event
 * @param only what every row that is an event fulfils
 * @param hidden rows that are left out unless they are asked for
 * @param columns where each role's value comes from; optional roles may be missing
 * @param beside what the framework keeps beside the events
 * @param listed where the tables of events are listed by the framework itself, or null where there is one table
 * @param notifies the channels on which the framework itself says that it has written; {@code {schema}} and
 *     {@code {table}} stand for those of the events
 */
record Layout(
        String id,
        String name,
        List<String> tables,
        List<Source.Column> recognisedBy,
        List<String> without,
        List<Join> joins,
        List<HiddenRows> only,
        List<HiddenRows> hidden,
        Map<EventRole, Source> columns,
        Beside beside,
        @Nullable ListedTables listed,
        List<String> notifies) {
    /** The alias of the events table in every statement. */
    static final String EVENTS = "e";

    Layout {
        tables = List.copyOf(tables);
        recognisedBy = List.copyOf(recognisedBy);
        without = List.copyOf(without);
        joins = List.copyOf(joins);
        only = List.copyOf(only);
        hidden = List.copyOf(hidden);
        columns = Map.copyOf(columns);
        notifies = List.copyOf(notifies);
    }

    Optional<Source> column(EventRole role) {
        return Optional.ofNullable(columns.get(role));
    }

    /**
     * A table with more about each event.
     *
     * @param on column of the joined table to column of the events table or of a table joined before
     * @param firstBy where several rows match, the one with the lowest value here counts; null where one row matches
     */
    record Join(
            String table,
            String alias,
            Map<String, Source.Column> on,
            @Nullable String firstBy) {
        Join {
            on = Map.copyOf(on);
        }
    }

    /**
     * Tables that a framework keeps beside its events.
     *
     * @param streams the table with a row per stream, or null where there is none
     * @param snapshots the table of the states of aggregates, or null where there is none
     * @param removed the table that notes which versions were removed, or null where there is none
     * @param consumers the tables that the positions of consumers may be in, of which the first that there is counts
     * @param keys the table of the keys of the people whose data is encrypted, or null where there is none
     */
    record Beside(
            @Nullable StreamsTable streams,
            @Nullable SnapshotsTable snapshots,
            @Nullable RemovedTable removed,
            List<ConsumersTable> consumers,
            @Nullable KeysTable keys) {
        static final Beside NOTHING = new Beside(null, null, null, List.of(), null);

        Beside {
            consumers = List.copyOf(consumers);
        }

        /** The names of these tables, by the alias under which statements know them. */
        Map<String, String> tables() {
            Map<String, String> tables = new HashMap<>();
            if (streams != null) {
                tables.put(StreamsTable.ALIAS, streams.table());
            }
            if (snapshots != null) {
                tables.put(SnapshotsTable.ALIAS, snapshots.table());
            }
            if (removed != null) {
                tables.put(RemovedTable.ALIAS, removed.table());
            }
            if (keys != null) {
                tables.put(KeysTable.ALIAS, keys.table());
            }
            return tables;
        }
    }

    /**
     * A table with a row per stream, which spares a pass over all events.
     *
     * @param version its column with the version of the last event, or null where there is none
     * @param archived its column that is not null where the events of the stream have gone to an archive, or null
     */
    record StreamsTable(
            String table,
            String stream,
            String streamType,
            @Nullable String version,
            @Nullable String archived) {
        static final String ALIAS = "s";
    }

    /**
     * A table of states of aggregates; each part is a column of it.
     *
     * @param event the id of the last event in the state, or null where there is none
     * @param schemaVersion the version of the form of the state, or null where there is none
     */
    record SnapshotsTable(
            String table,
            String stream,
            String version,
            @Nullable String event,
            @Nullable String schemaVersion,
            String state) {
        static final String ALIAS = "snapshot";
    }

    /**
     * A table that notes which versions of streams were removed.
     *
     * @param versions its column with them, a multirange of numbers
     */
    record RemovedTable(String table, String stream, String versions) {
        static final String ALIAS = "removed";
    }

    /**
     * A table of the keys of people. The keys themselves are never read.
     *
     * @param erased its column that is not null where the key was thrown away
     */
    record KeysTable(String table, String person, String erased) {
        static final String ALIAS = "keys";
    }

    /**
     * A table whose rows name tables of events.
     *
     * @param stream its column with the name of what the table holds
     * @param events its column with the name of the table
     * @param columns name and PostgreSQL type of the columns of each such table
     */
    record ListedTables(String table, String stream, String events, Map<String, String> columns) {
        ListedTables {
            columns = Map.copyOf(columns);
        }
    }
}
