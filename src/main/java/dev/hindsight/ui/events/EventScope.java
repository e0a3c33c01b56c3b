package dev.hindsight.ui.events;

import dev.hindsight.store.Scan.Direction;

/** Whose events the table shows. */
public enum EventScope {
    STREAM("This stream", Direction.OLDEST_FIRST),
    ALL("All events", Direction.NEWEST_FIRST);

    private final String label;
    private final Direction usualDirection;

    EventScope(String label, Direction usualDirection) {
        this.label = label;
        this.usualDirection = usualDirection;
    }

    public String label() {
        return label;
    }

    /** A stream is read as a story, from its beginning; a store as news, from its end. */
    Direction usualDirection() {
        return usualDirection;
    }
}
