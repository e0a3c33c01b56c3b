package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The versions of one stream, looked at one by one. */
final class StreamVersions {
    private final EventStore store;
    private final long firstVersion;
    private final CheckListener listener;

    /** {@code firstVersion} is that of streams in this store. */
    StreamVersions(EventStore store, long firstVersion, CheckListener listener) {
        this.store = store;
        this.firstVersion = firstVersion;
        this.listener = listener;
    }

    void look(StreamId stream, Cancellation cancellation) {
        List<EventHeader> events = new ArrayList<>();
        store.headers(EventQuery.ofStream(stream), Scan.oldestFirst(Integer.MAX_VALUE - 1), events::add, cancellation);
        events.sort(Comparator.comparingLong(EventHeader::version));
        long expected = firstVersion;
        for (EventHeader event : events) {
            if (event.version() > expected) {
                listener.found(VersionCheck.GAP.at(event, gap(event, expected)));
            } else if (event.version() < expected) {
                listener.found(VersionCheck.DOUBLE.at(
                        event, "There is more than one event at version %d of %s.".formatted(event.version(), stream)));
            }
            expected = Math.max(expected, event.version() + 1);
        }
    }

    private static String gap(EventHeader after, long missing) {
        String versions = after.version() - 1 == missing
                ? "Version %d of %s is missing".formatted(missing, after.stream())
                : "Versions %d to %d of %s are missing".formatted(missing, after.version() - 1, after.stream());
        return "%s, before %s at version %d.".formatted(versions, after.type(), after.version());
    }
}
