package dev.hindsight.replay;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stream that is replayed only to see whether it can be.
 *
 * @param events all of them, in the order of their versions
 * @param errors is told which events could not be applied, in their order; after one at which the replay ended, no more
 * @param cannotBegin is told, in place of errors, why the replay could not even begin
 */
public record Trial(
        StreamId stream,
        String streamType,
        List<StoredEvent> events,
        Consumer<ReplayError> errors,
        Consumer<ReplayException> cannotBegin) {
    public Trial {
        events = List.copyOf(events);
    }

    /** Tells of the error of a step, if it has one and the replay came to its event. */
    public void tell(ReplayStep step) {
        step.problem().filter(ReplayError::isReached).ifPresent(errors);
    }
}
