package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** What has arrived while the store is followed: put among the rows, and counted while somebody looks elsewhere. */
final class NewEvents {
    private final EventRows rows;
    private final RowJumps jumps;
    private final EventQuestion question;
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper(this, "unseen");
    private boolean atNewest = true;

    NewEvents(EventRows rows, RowJumps jumps, EventQuestion question) {
        this.rows = rows;
        this.jumps = jumps;
        this.question = question;
    }

    /** How many events have arrived since somebody last looked at the newest end. */
    ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /** To be told whether the newest end of the list is in view. */
    void looksAtNewest(boolean inView) {
        atNewest = inView;
        if (inView && newestIsHeld()) {
            unseen.set(0);
        }
    }

    /** Shows the newest end of the list, which is read unless it is there. */
    void show() {
        forget();
        jumps.toEnd(question.newestFirst());
    }

    /** Nothing counts as new any more. */
    void forget() {
        unseen.set(0);
    }

    private boolean newestIsHeld() {
        return rows.held().reaches(question.newestFirst());
    }

    void arrive(List<EventHeader> events) {
        if (question.filter().where() != null) {
            // Only the database can tell which of them meet the condition.
            rows.refresh();
            return;
        }
        List<EventHeader> wanted = events.stream().filter(question::fits).toList();
        int put = rows.arrive(wanted, atNewest);
        boolean held = newestIsHeld();
        if (!wanted.isEmpty() && !(atNewest && held)) {
            unseen.set(unseen.get() + (held ? put : wanted.size()));
        }
    }
}
