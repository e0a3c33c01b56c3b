package dev.hindsight.replay.host;

import dev.hindsight.replay.StateUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A line that a runner sent. */
sealed interface Answer {
    /** The replay has begun. */
    record Began() implements Answer {}

    /** The replay cannot begin. */
    record CannotBegin(String message, String detail) implements Answer {}

    /**
     * An event was applied, or could not be.
     *
     * @param failure why it could not be; null when it was
     */
    record Applied(StateUpdate update, @Nullable Failure failure, String output) implements Answer {}

    /** The runner gives up the replay at the event it has not answered yet, and ends itself. */
    record Stopped(Failure failure, String output) implements Answer {}

    /**
     * An event as the code takes it.
     *
     * @param upcasters those that it went through, in their order
     * @param failure why the code does not take it; null when it does
     */
    record Shown(
            JsonNode event,
            List<String> upcasters,
            @Nullable Failure failure) implements Answer {}

    /** The replay is over; these threads that the code started are still running. */
    record Ended(List<String> threads) implements Answer {}

    /** What went wrong, in a sentence and in full. */
    record Failure(String message, String detail) {}
}
