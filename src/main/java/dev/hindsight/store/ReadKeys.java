package dev.hindsight.store;

import java.util.Collection;
import java.util.Set;

/** Tells whose keys were thrown away, in stores that encrypt what is personal; never reads a key. */
public interface ReadKeys {
    /** Those of the people whose data can be read by nobody any more. Empty where the store does not say. */
    default Set<String> erased(Collection<String> people, Cancellation cancellation) {
        return Set.of();
    }
}
