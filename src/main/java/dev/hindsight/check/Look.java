package dev.hindsight.check;

import dev.hindsight.store.Ending;
import java.util.function.Function;

/** One look of a check at all events of a store. For one thread. */
interface Look extends EventTaker {
    /** Whether it wants to see events itself. */
    default boolean wantsEvents() {
        return true;
    }

    /**
     * Looks at what else there is to look at, and sums up.
     *
     * @param ending how the reading of the events ended
     */
    Outcome end(Ending ending);

    /** A look that sees no event itself, and only sums up. */
    static Look ending(Function<Ending, Outcome> end) {
        return new Look() {
            @Override
            public boolean wantsEvents() {
                return false;
            }

            @Override
            public Outcome end(Ending ending) {
                return end.apply(ending);
            }
        };
    }
}
