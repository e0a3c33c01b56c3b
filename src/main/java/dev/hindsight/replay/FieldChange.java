package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that changed a value.
 *
 * @param index the place of the event in the replay, from 0
 * @param before the value in the state before the event, or null where there was none
 * @param after the value in the state after the event, or null where there is none
 */
public record FieldChange(
        int index,
        EventHeader event,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
