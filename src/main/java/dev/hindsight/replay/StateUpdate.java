package dev.hindsight.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an event did to the state. */
public sealed interface StateUpdate {
    /** The event left the state as it was. */
    StateUpdate NONE = new Edits(List.of());

    /**
     * The whole state after the event.
     *
     * @param state not changed by anybody afterwards
     */
    record Whole(JsonNode state) implements StateUpdate {}

    /** The places that got another value, in order: each edit is made to what the one before it left. */
    record Edits(List<Edit> edits) implements StateUpdate {
        public Edits {
            edits = List.copyOf(edits);
        }
    }
}
