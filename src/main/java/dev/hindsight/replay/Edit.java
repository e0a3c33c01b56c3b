package dev.hindsight.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A place in a state and its new value. The index one past the end of an array, or "-", appends; the empty pointer
 * replaces the whole state.
 *
 * @param value not changed by anybody afterwards; null removes what is at the place
 */
public record Edit(JsonPointer path, @Nullable JsonNode value) {}
