package dev.hindsight.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value that differs between two states.
 *
 * @param path where in the state
 * @param before the value in the earlier state, or null where there was none
 * @param after the value in the later state, or null where there is none
 */
public record Change(
        JsonPointer path,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
