package dev.hindsight.causation;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.store.Ending;
import org.jspecify.annotations.Nullable;

/**
 * A trace as it was read.
 *
 * @param correlation what its events share; null where they were found by following causes and effects
 * @param ending whether that is all of them
 */
public record Operation(@Nullable CorrelationId correlation, Trace trace, Ending ending) {
    /** Whether it is the same operation, read at another time. */
    public boolean sameAs(Operation other) {
        return correlation != null && correlation.equals(other.correlation);
    }
}
