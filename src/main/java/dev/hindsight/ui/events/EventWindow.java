package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.List;

/** A run of rows out of a longer result, and what lies above and below it. */
record EventWindow(List<EventHeader> rows, Edge above, Edge below) {
    static final EventWindow NOTHING = new EventWindow(List.of(), Edge.REACHED, Edge.REACHED);

    EventWindow {
        rows = List.copyOf(rows);
    }

    /** Whether it is all of the result. */
    boolean whole() {
        return above instanceof Edge.Reached && below instanceof Edge.Reached;
    }
}
