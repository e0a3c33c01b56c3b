package dev.hindsight.check.readmodel;

import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row as it is stored, and as it is rebuilt; one of them may be missing.
 *
 * @param table schema and table
 * @param key what tells the row from the others of its table
 * @param stored its columns and their values; null if there is no such row
 * @param rebuilt the columns that can be rebuilt, and the values that they should have; null if there should be no row
 * @param streams the streams that it comes from, the one that it is named after first
 * @param version the version of the first stream up to which the events are in the row; null for all there are
 */
public record ComparedRow(
        String table,
        String key,
        @Nullable Map<String, JsonNode> stored,
        @Nullable Map<String, JsonNode> rebuilt,
        List<StreamId> streams,
        @Nullable Long version) {
    public ComparedRow {
        stored = stored == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(stored));
        rebuilt = rebuilt == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(rebuilt));
        streams = List.copyOf(streams);
    }

    /** The names of all columns, in the order of the table. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        if (stored != null) {
            columns.addAll(stored.keySet());
        }
        if (rebuilt != null) {
            columns.addAll(rebuilt.keySet());
        }
        return columns;
    }

    /** The columns whose stored value is not the rebuilt one; none where one of the rows is missing. */
    public List<String> differing() {
        List<String> differing = new ArrayList<>();
        if (stored != null && rebuilt != null) {
            rebuilt.forEach((column, value) -> {
                if (!FieldValues.same(stored.get(column), value)) {
                    differing.add(column);
                }
            });
        }
        return differing;
    }

    /** Whether the stored row is as it should be, or rightly missing. */
    public boolean agrees() {
        return (stored == null) == (rebuilt == null) && differing().isEmpty();
    }
}
