package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<VersionRange> removed = store.removedVersions(stream, cancellation).stream()
                .sorted(Comparator.comparingLong(VersionRange::first))
                .toList();
        long expected = firstVersion;
        for (EventHeader event : events) {
            if (event.version() > expected) {
                missing(expected, event.version() - 1, removed)
                        .ifPresent(range -> listener.found(VersionCheck.GAP.at(event, gap(event, range))));
            } else if (event.version() < expected) {
                listener.found(VersionCheck.DOUBLE.at(
                        event, "There is more than one event at version %d of %s.".formatted(event.version(), stream)));
            }
            expected = Math.max(expected, event.version() + 1);
        }
    }

    /** From the first version to the last of those that are missing and were not removed on purpose. */
    private static Optional<VersionRange> missing(long first, long last, List<VersionRange> removed) {
        long from = first;
        for (VersionRange range : removed) {
            if (range.first() <= from) {
                from = Math.max(from, range.last() + 1);
            }
        }
        long to = last;
        for (VersionRange range : removed.reversed()) {
            if (range.last() >= to) {
                to = Math.min(to, range.first() - 1);
            }
        }
        return from > to ? Optional.empty() : Optional.of(new VersionRange(from, to));
    }

    private static String gap(EventHeader after, VersionRange missing) {
        String versions = missing.first() == missing.last()
                ? "Version %d of %s is missing".formatted(missing.first(), after.stream())
                : "Versions %d to %d of %s are missing".formatted(missing.first(), missing.last(), after.stream());
        return "%s, before %s at version %d.".formatted(versions, after.type(), after.version());
    }
}
