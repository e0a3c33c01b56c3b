package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;

/**
 * An event that was not applied.
 *
 * @param message a sentence: what was thrown and where
 * @param detail the stack trace, or whatever else helps to mend it
 */
public record ReplayError(EventHeader event, Kind kind, String message, String detail) {
    /** How an event was not applied. */
    public enum Kind {
        /** The event could not be applied; the replay went on without it. */
        FAILED,
        /** The replay was ended at this event: its code looped or died, say. */
        STOPPED,
        /** The event comes after one that ended the replay. */
        NOT_REACHED
    }

    /** Whether the replay came to the event at all. */
    public boolean isReached() {
        return kind != Kind.NOT_REACHED;
    }
}
