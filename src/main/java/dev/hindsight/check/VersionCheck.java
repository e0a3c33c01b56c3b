package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StreamHead;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the versions of each stream follow one another, and end where the store says. Versions that were removed on
 * purpose, which the store has noted, and streams that have gone to an archive are no damage.
 */
public final class VersionCheck extends LookingCheck {
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
    static final Fault END = new Fault(
            NAME,
            "end",
            Severity.ERROR,
            "Usually the last events were deleted by hand, or the table of events and that of streams come from different backups.");

    private static final int SAMPLE = 200;

    public VersionCheck(EventStore store) {
        super(store, SharedReading.Of.ROWS);
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
    Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        List<StreamSummary> sample =
                store().streams(StreamQuery.first(SAMPLE), cancellation).items();
        if (!store().numbersStreams() || !isNumbered(sample)) {
            return Look.ending(ending -> new Outcome.NotApplicable(
                    "This store does not number the events of a stream one after the other."));
        }
        long firstVersion = firstVersion(sample);
        return new SuspectStreams(
                (row, before, last) -> before == LastOfStreams.Before.NONE
                        ? row.version() != firstVersion
                        : row.version() != last.versionBefore() + 1,
                (streams, ending) -> conclude(streams, ending, firstVersion, listener, cancellation));
    }

    private Outcome conclude(
            SuspectStreams streams,
            Ending ending,
            long firstVersion,
            CheckListener listener,
            Cancellation cancellation) {
        StreamVersions versions = new StreamVersions(store(), firstVersion, listener);
        streams.suspects().forEach(stream -> versions.look(stream, cancellation));
        if (ending.complete()) {
            store().heads(head -> compare(head, listener), cancellation);
        }
        return Outcome.of(ending, streams.looked());
    }

    private static void compare(StreamHead head, CheckListener listener) {
        Long stored = head.stored();
        if (stored == null) {
            listener.found(END.in(
                    head.stream(),
                    "The store says that %s is at version %d, and there is no event of it."
                            .formatted(head.stream(), head.noted())));
        } else if (stored != head.noted()) {
            listener.found(END.at(
                    head.stream(),
                    stored,
                    "The store says that %s is at version %d, and its last event has version %d."
                            .formatted(head.stream(), head.noted(), stored)));
        }
    }

    /** Some stores only know the place in the whole order. Damage does not reach most of the latest streams. */
    private static boolean isNumbered(List<StreamSummary> sample) {
        List<StreamSummary> telling =
                sample.stream().filter(stream -> stream.events() > 1).toList();
        long dense = telling.stream()
                .filter(stream -> stream.lastVersion() - stream.firstVersion() + 1 == stream.events())
                .count();
        return telling.size() < 3 || dense * 2 > telling.size();
    }

    /** Some stores begin at 0 and some at 1, which the latest streams tell. */
    private static long firstVersion(List<StreamSummary> sample) {
        Map<Long, Long> counts =
                sample.stream().collect(Collectors.groupingBy(StreamSummary::firstVersion, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
