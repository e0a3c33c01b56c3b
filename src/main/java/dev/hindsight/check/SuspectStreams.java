package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.HeaderRow;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the streams in which something does not follow from the event before, by passes over the plain headers of the
 * whole store: a cheap look that may suspect a sound stream, and never passes over a damaged one. What exactly is wrong is
 * for a second look, at the headers of these streams alone.
 */
final class SuspectStreams implements Look {
    /** The memory for so many names is that of a pass. */
    private static final int MOST = 100_000;

    private final Suspicion suspicion;
    private final Conclusion conclusion;
    private final LastOfStreams last = new LastOfStreams(LastOfStreams.USUAL_SLOTS);
    private final Set<StreamId> suspects = new LinkedHashSet<>();
    private long events;
    private boolean first = true;

    /** Whether an event is out of line. */
    interface Suspicion {
        boolean isRaisedBy(HeaderRow row, LastOfStreams.Before before, LastOfStreams last);
    }

    /** What is to be said of the suspects, and what the look comes to. */
    interface Conclusion {
        Outcome of(SuspectStreams streams, Ending ending);
    }

    SuspectStreams(Suspicion suspicion, Conclusion conclusion) {
        this.suspicion = suspicion;
        this.conclusion = conclusion;
    }

    @Override
    public void take(HeaderRow row) {
        if (first) {
            events++;
        }
        LastOfStreams.Before before = last.take(row);
        if (before != LastOfStreams.Before.LATER && suspects.size() < MOST && suspicion.isRaisedBy(row, before, last)) {
            suspects.add(new StreamId(row.stream().toString()));
        }
    }

    @Override
    public boolean goesOn() {
        first = false;
        return last.goOn();
    }

    @Override
    public Outcome end(Ending ending) {
        boolean cut = ending.complete() && suspects.size() == MOST;
        return conclusion.of(this, cut ? new Ending.Stopped("stopped at %,d damaged streams".formatted(MOST)) : ending);
    }

    Set<StreamId> suspects() {
        return suspects;
    }

    /** What was looked at, when everything was. */
    String looked() {
        return "%,d events in %,d streams".formatted(events, last.streams());
    }
}
