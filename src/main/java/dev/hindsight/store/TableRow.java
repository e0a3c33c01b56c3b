package dev.hindsight.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A row of a table that holds no events.
 *
 * @param key its key as text
 * @param values its columns and their values, in the order of the table
 */
public record TableRow(String key, Map<String, JsonNode> values) {
    public TableRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
