package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a replay and what it did to the state.
 *
 * @param error why the event could not be applied, or null when it was
 * @param output what the aggregate code printed while it applied the event, mostly nothing
 */
public record ReplayStep(
        EventHeader event, StateUpdate update, @Nullable ReplayError error, String output) {
    /** Why the event was not applied, be it that the replay had ended before it; empty when it was. */
    public Optional<ReplayError> problem() {
        return Optional.ofNullable(error);
    }
}
