package dev.hindsight.check;

import dev.hindsight.event.Content;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.List;

/** How old the latest snapshots of the streams of one type are, in versions and in the form of their states. */
final class SnapshotAges {
    /** Memory for so many streams of a type is not much; of more, these tell what is usual. */
    private static final int MOST_STREAMS = 100_000;
    /** Further behind than so many of the usual distances is far. */
    private static final int FAR = 3;

    private final String streamType;
    private final List<Latest> latest = new ArrayList<>();
    private final List<Long> distances = new ArrayList<>();
    private long newestForm = -1;

    private record Latest(StreamSummary stream, StoredSnapshot snapshot) {
        long behind() {
            return stream.lastVersion() - snapshot.version();
        }
    }

    SnapshotAges(String streamType) {
        this.streamType = streamType;
    }

    /** Takes the snapshots of a stream, by version. */
    void take(StreamSummary stream, List<StoredSnapshot> snapshots) {
        List<StoredSnapshot> ofUse = snapshots.stream()
                .filter(snapshot -> snapshot.version() <= stream.lastVersion())
                .toList();
        if (ofUse.isEmpty() || latest.size() == MOST_STREAMS) {
            return;
        }
        snapshots.forEach(snapshot -> newestForm = Math.max(newestForm, form(snapshot)));
        StoredSnapshot last = ofUse.getLast();
        latest.add(new Latest(
                stream,
                new StoredSnapshot(
                        last.stream(), last.version(), last.event(), last.schemaVersion(), new Content.Absent())));
        long before = stream.firstVersion() - 1;
        for (StoredSnapshot snapshot : ofUse) {
            if (distances.size() < MOST_STREAMS) {
                distances.add(snapshot.version() - before);
            }
            before = snapshot.version();
        }
    }

    /** Tells of the streams whose latest snapshot is far behind, or of an older form than others. */
    void tell(CheckListener listener) {
        long usual = usualDistance();
        for (Latest one : latest) {
            long form = form(one.snapshot());
            if (form >= 0 && form < newestForm) {
                listener.found(SnapshotCheck.OLD_FORM.at(
                        one.stream().id(),
                        one.snapshot().version(),
                        "The latest snapshot of %s, at version %d, is of form %d; others of type %s are of form %d."
                                .formatted(one.stream().id(), one.snapshot().version(), form, streamType, newestForm)));
            } else if (one.behind() > FAR * usual) {
                listener.found(SnapshotCheck.STALE.at(
                        one.stream().id(),
                        one.snapshot().version(),
                        "The latest snapshot of %s is at version %d, %,d events behind; usual for %s is one every %,d events."
                                .formatted(
                                        one.stream().id(), one.snapshot().version(), one.behind(), streamType, usual)));
            }
        }
    }

    /** The median of what lies between two snapshots of a stream, or before its first. */
    private long usualDistance() {
        List<Long> sorted = distances.stream().sorted().toList();
        return sorted.isEmpty() ? Long.MAX_VALUE / FAR : Math.max(1, sorted.get(sorted.size() / 2));
    }

    /** The version of the form of a state, where it is a number; else -1. */
    private static long form(StoredSnapshot snapshot) {
        String version = snapshot.schemaVersion();
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }
}
