package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a replay and the state after it.
 *
 * @param state the whole state after the event; not changed by anybody afterwards
 * @param error why the event could not be applied, or null when it was
 */
public record ReplayStep(
        EventHeader event, JsonNode state, @Nullable ReplayError error) {}
