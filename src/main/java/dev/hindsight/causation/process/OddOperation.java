package dev.hindsight.causation.process;

import java.util.List;

/**
 * An operation that falls out of the usual.
 *
 * @param oddities what is odd about it, at least one thing
 */
public record OddOperation(OperationId operation, List<Oddity> oddities) {
    /** The kinds of what can be odd. */
    public enum Kind {
        STOPPED,
        LEFT_OUT,
        REPEATED,
        SLOW,
        CAUSE_MISSING
    }

    /**
     * One thing that is odd.
     *
     * @param event which event of the operation it is about, from 0, in the order of the store
     * @param reason what is odd, in a sentence
     */
    public record Oddity(Kind kind, int event, String reason) {}
}
