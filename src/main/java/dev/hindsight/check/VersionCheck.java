package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the versions of each stream follow one another. A pass over the headers of the store finds the streams in which
 * they do not, for whatever reason; only those are then looked at one by one.
 */
public final class VersionCheck implements Check {
    private static final String NAME = "integrity-versions";

    static final Fault GAP = new Fault(
            NAME,
            "gap",
            Severity.ERROR,
            "Usually rows were deleted by hand, or a backup was restored or a table copied in part.");
    static final Fault DOUBLE = new Fault(
            NAME,
            "double",
            Severity.ERROR,
            "Usually the unique constraint on stream and version is missing, so that two writers could append at once; or rows were imported twice.");

    private static final int MOST_SUSPECTS = 100_000;
    private static final int TELL_EVERY = 50_000;

    private final EventStore store;

    public VersionCheck(EventStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The versions of each stream follow one another, with no gaps and no doubles.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        long firstVersion = firstVersion(cancellation);
        Pass pass = new Pass(firstVersion, listener);
        while (pass.begin()) {
            Ending ending = store.rows(EventQuery.all(), List.of(), Integer.MAX_VALUE - 1, pass::take, cancellation);
            if (ending instanceof Ending.Stopped(String reason)) {
                return new Outcome.Stopped("Not all events were looked at: %s.".formatted(reason));
            }
        }
        StreamVersions versions = new StreamVersions(store, firstVersion, listener);
        pass.suspects.forEach(stream -> versions.look(stream, cancellation));
        return pass.outcome();
    }

    /** Some stores begin at 0 and some at 1, which the latest streams tell. */
    private long firstVersion(Cancellation cancellation) {
        Map<Long, Long> counts = store.streams(StreamQuery.first(200), cancellation).items().stream()
                .map(StreamSummary::firstVersion)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    /** The events one after the other, with the last version of each stream. */
    private static final class Pass {
        private final long firstVersion;
        private final CheckListener listener;
        private final LastVersions versions = new LastVersions(LastVersions.USUAL_SLOTS);
        private final Set<StreamId> suspects = new LinkedHashSet<>();
        private long events;
        private long passes;

        Pass(long firstVersion, CheckListener listener) {
            this.firstVersion = firstVersion;
            this.listener = listener;
        }

        boolean begin() {
            return passes++ == 0 || versions.goOn();
        }

        void take(HeaderRow row) {
            long before = versions.replace(row.stream(), row.version(), firstVersion - 1);
            if (before != LastVersions.LATER && row.version() != before + 1 && suspects.size() < MOST_SUSPECTS) {
                suspects.add(new StreamId(row.stream().toString()));
            }
            if (passes == 1 && ++events % TELL_EVERY == 0) {
                listener.progress(new Progress(events, 0, "events"));
            }
        }

        Outcome outcome() {
            return suspects.size() == MOST_SUSPECTS
                    ? new Outcome.Stopped("Only the first %,d faulty streams were looked at.".formatted(MOST_SUSPECTS))
                    : new Outcome.Done("%,d events in %,d streams".formatted(events, versions.streams()));
        }
    }
}
