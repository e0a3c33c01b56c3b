package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

public record FieldChange(
        int index,
        EventHeader event,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
