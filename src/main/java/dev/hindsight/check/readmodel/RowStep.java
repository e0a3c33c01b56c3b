package dev.hindsight.check.readmodel;

import dev.hindsight.event.EventHeader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of a row.
 *
 * @param row the rebuilt row after it; null if there is none then
 * @param changed the columns that it changed
 */
public record RowStep(EventHeader event, @Nullable Map<String, JsonNode> row, Set<String> changed) {
    public RowStep {
        changed = Set.copyOf(changed);
    }
}
