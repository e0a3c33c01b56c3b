package dev.hindsight.ui.whatif;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A line of both histories: an event that happened, that is supposed to have happened, or both.
 *
 * @param happened the place in what happened of the latest event up to here; -1 before the first
 * @param supposed the same in the supposed history
 */
record SupposedEvent(EventHeader header, Kind kind, int happened, int supposed) {
    enum Kind {
        SAME(""),
        EDITED("edited"),
        SKIPPED("skipped"),
        ADDED("added"),
        /** Where it happened, of an event that is supposed to have happened elsewhere. */
        MOVED_AWAY("moved from here"),
        /** Where it is supposed to have happened. */
        MOVED_HERE("moved here");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether it is part of the supposed history at this place. */
        boolean isSupposed() {
            return this != SKIPPED && this != MOVED_AWAY;
        }
    }

    EventId id() {
        return header.id();
    }

    /** An event that did not happen, caused by this one and behind it. */
    StoredEvent causing(String type, String json) {
        EventHeader another = new EventHeader(
                header.position(),
                header.stream(),
                header.streamType(),
                header.version(),
                new EventId(UUID.randomUUID().toString()),
                type,
                null,
                header.at(),
                header.correlation(),
                header.id());
        return new StoredEvent(another, new Content.Text(json), new Content.Absent());
    }

    /** Both histories in one list, from the events that happened. */
    static List<SupposedEvent> list(List<EventHeader> happened, WhatIf whatIf) {
        Lister lister = new Lister(whatIf);
        lister.added(whatIf.addedAfter(null));
        for (EventHeader header : happened) {
            lister.happened(header);
            lister.added(whatIf.addedAfter(header.id()));
        }
        return List.copyOf(lister.rows);
    }

    private static final class Lister {
        private final WhatIf whatIf;
        private final List<SupposedEvent> rows = new ArrayList<>();
        private int happened = -1;
        private int supposed = -1;

        private Lister(WhatIf whatIf) {
            this.whatIf = whatIf;
        }

        private void happened(EventHeader header) {
            happened++;
            Kind kind;
            if (whatIf.isMoved(header.id())) {
                kind = Kind.MOVED_AWAY;
            } else if (whatIf.isSkipped(header.id())) {
                kind = Kind.SKIPPED;
            } else {
                supposed++;
                kind = whatIf.isEdited(header.id()) ? Kind.EDITED : Kind.SAME;
            }
            rows.add(new SupposedEvent(header, kind, happened, supposed));
        }

        private void added(List<StoredEvent> events) {
            for (StoredEvent event : events) {
                supposed++;
                Kind kind = whatIf.isMoved(event.header().id()) ? Kind.MOVED_HERE : Kind.ADDED;
                rows.add(new SupposedEvent(event.header(), kind, happened, supposed));
            }
        }
    }
}
