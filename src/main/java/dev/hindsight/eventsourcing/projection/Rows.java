package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.projection.Batch.Change;
import dev.hindsight.eventsourcing.projection.Batch.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that the events of a batch touch: read at once, changed in memory, written at once. */
final class Rows {
    private final Map<ProjectedTable<?>, Map<String, @Nullable Record>> known = new HashMap<>();
    private final Map<ProjectedTable<?>, Map<String, @Nullable Record>> changed = new LinkedHashMap<>();

    static Rows touchedBy(List<Step> steps, Connection connection, String schema) throws SQLException {
        Map<ProjectedTable<?>, Set<String>> keys = new HashMap<>();
        for (Step step : steps) {
            for (Change<?> change : step.changes()) {
                keys.computeIfAbsent(change.table(), _ -> new HashSet<>()).add(change.key());
            }
        }
        Rows rows = new Rows();
        for (Map.Entry<ProjectedTable<?>, Set<String>> table : keys.entrySet()) {
            Collection<String> wanted = table.getValue();
            rows.known.put(table.getKey(), new HashMap<>(table.getKey().read(connection, schema, wanted)));
        }
        return rows;
    }

    /** Makes the changes of one event, or none of them if one throws. */
    void apply(Step step) {
        Map<ProjectedTable<?>, Map<String, @Nullable Record>> own = new LinkedHashMap<>();
        for (Change<?> change : step.changes()) {
            apply(change, own);
        }
        own.forEach((table, rows) -> {
            known.computeIfAbsent(table, _ -> new HashMap<>()).putAll(rows);
            changed.computeIfAbsent(table, _ -> new LinkedHashMap<>()).putAll(rows);
        });
    }

    @SuppressWarnings("unchecked") // the rows of a table are all of its record
    private <R extends Record> void apply(Change<R> change, Map<ProjectedTable<?>, Map<String, @Nullable Record>> own) {
        Map<String, @Nullable Record> mine = own.computeIfAbsent(change.table(), _ -> new LinkedHashMap<>());
        Map<String, @Nullable Record> before = known.getOrDefault(change.table(), Map.of());
        @Nullable Record row = mine.containsKey(change.key()) ? mine.get(change.key()) : before.get(change.key());
        mine.put(change.key(), change.function().apply((R) row));
    }

    void write(Connection connection, String schema) throws SQLException {
        for (Map.Entry<ProjectedTable<?>, Map<String, @Nullable Record>> table : changed.entrySet()) {
            table.getKey().write(connection, schema, table.getValue());
        }
    }
}
