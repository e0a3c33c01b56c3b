package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the streams in which something does not follow from the event before, by passes over the plain headers of the
 * whole store: a cheap look that may suspect a sound stream, and never passes over a damaged one. What exactly is wrong is
 * for a second look, at the headers of these streams alone.
 */
final class SuspectStreams {
    /** The memory for so many names is that of a pass. */
    private static final int MOST = 100_000;

    private static final int TELL_EVERY = 50_000;

    private final EventStore store;
    private final CheckListener listener;
    private final Suspicion suspicion;
    private final LastOfStreams last = new LastOfStreams(LastOfStreams.USUAL_SLOTS);
    private final Set<StreamId> suspects = new LinkedHashSet<>();
    private long events;
    private boolean first = true;

    /** Whether an event is out of line. */
    interface Suspicion {
        boolean isRaisedBy(HeaderRow row, LastOfStreams.Before before, LastOfStreams last);
    }

    SuspectStreams(EventStore store, CheckListener listener, Suspicion suspicion) {
        this.store = store;
        this.listener = listener;
        this.suspicion = suspicion;
    }

    /** Passes over the store until all streams were looked at. */
    Ending find(Cancellation cancellation) {
        do {
            Ending ending = store.rows(EventQuery.all(), List.of(), Integer.MAX_VALUE - 1, this::take, cancellation);
            if (!ending.complete()) {
                return ending;
            }
            first = false;
        } while (last.goOn());
        return suspects.size() == MOST
                ? new Ending.Stopped("stopped at %,d damaged streams".formatted(MOST))
                : new Ending.Complete();
    }

    private void take(HeaderRow row) {
        LastOfStreams.Before before = last.take(row);
        if (before != LastOfStreams.Before.LATER && suspects.size() < MOST && suspicion.isRaisedBy(row, before, last)) {
            suspects.add(new StreamId(row.stream().toString()));
        }
        if (first && ++events % TELL_EVERY == 0) {
            listener.progress(new Progress(events, 0, "events"));
        }
    }

    Set<StreamId> suspects() {
        return suspects;
    }

    /** What was looked at, when everything was. */
    String looked() {
        return "%,d events in %,d streams".formatted(events, last.streams());
    }
}
