package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.Position;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a projection at one moment.
 *
 * @param upTo the last event that is in them
 * @param tables by the name of the table and the key of the row, each row as a JSON object
 */
public record StoredRows(Position upTo, Map<String, Map<String, String>> tables) {
    public StoredRows {
        tables = tables.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, table -> Map.copyOf(table.getValue())));
    }
}
