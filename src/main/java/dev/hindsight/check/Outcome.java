package dev.hindsight.check;

import dev.hindsight.store.Ending;

/** How a check ended. What it found was told before. */
public sealed interface Outcome {
    /**
     * It looked at everything that was asked for.
     *
     * @param looked what that was, a phrase such as "12,000 events in 950 streams"
     */
    record Done(String looked) implements Outcome {}

    /** Of a read of all events: done if it came to the end. */
    static Outcome of(Ending ending, String looked) {
        return ending instanceof Ending.Stopped(String reason)
                ? new Stopped("Not all events were looked at: %s.".formatted(reason))
                : new Done(looked);
    }

    /**
     * There is nothing to look at, or no way to. This is not the same as passed.
     *
     * @param reason a sentence
     */
    record NotApplicable(String reason) implements Outcome {}

    /**
     * It looked at a part only: what it found counts, and there may be more.
     *
     * @param reason a sentence
     */
    record Stopped(String reason) implements Outcome {}
}
