package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.List;

/** A run of rows out of a longer result, and what lies above and below it. */
record EventWindow(List<EventHeader> rows, Edge above, Edge below) {
    EventWindow {
        rows = List.copyOf(rows);
    }
}
