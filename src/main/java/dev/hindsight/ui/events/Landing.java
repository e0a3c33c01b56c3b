package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.Optional;

/**
 * The rows at a place that somebody has gone to.
 *
 * @param row the one right there; empty where a place is no single row, or none is there
 */
record Landing(EventWindow window, Optional<EventHeader> row) {
    Landing(EventWindow window) {
        this(window, Optional.empty());
    }
}
