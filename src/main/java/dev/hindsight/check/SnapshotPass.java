package dev.hindsight.check;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.EventId;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Looks at the snapshots of a store as they come, those of one stream together. For one thread. */
final class SnapshotPass {
    private static final int MOST_FIELDS = 20;

    private final EventStore store;
    private final ReplayHost host;
    private final Set<String> streamTypes;
    private final CheckListener listener;
    private final Cancellation cancellation;
    private final ContentDecoder decoder = new ContentDecoder();
    private final List<StoredSnapshot> ofStream = new ArrayList<>();
    private final Map<String, SnapshotComparison> comparisons = new HashMap<>();
    private final Map<String, SnapshotAges> ages = new TreeMap<>();
    private final Set<String> withoutCode = new TreeSet<>();
    private long count;
    private long streams;

    SnapshotPass(
            EventStore store,
            ReplayHost host,
            Set<String> streamTypes,
            CheckListener listener,
            Cancellation cancellation) {
        this.store = store;
        this.host = host;
        this.streamTypes = streamTypes;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    void take(StoredSnapshot snapshot) {
        if (!ofStream.isEmpty() && !ofStream.getFirst().stream().equals(snapshot.stream())) {
            lookAtStream();
        }
        ofStream.add(snapshot);
    }

    /** After the last snapshot. */
    void finish() {
        lookAtStream();
        ages.values().forEach(age -> age.tell(listener));
    }

    long count() {
        return count;
    }

    String looked() {
        String leftOut = withoutCode.isEmpty()
                ? ""
                : "; not compared with replay, for want of code: " + String.join(", ", withoutCode);
        return "%,d %s of %,d %s%s"
                .formatted(
                        count,
                        count == 1 ? "snapshot" : "snapshots",
                        streams,
                        streams == 1 ? "stream" : "streams",
                        leftOut);
    }

    private void lookAtStream() {
        if (ofStream.isEmpty()) {
            return;
        }
        cancellation.check();
        Optional<StreamSummary> stream = store.stream(ofStream.getFirst().stream(), cancellation);
        if (stream.isEmpty()) {
            count += ofStream.size();
            ofStream.forEach(this::tellOrphan);
        } else if (streamTypes.isEmpty() || streamTypes.contains(stream.get().type())) {
            count += ofStream.size();
            look(stream.get());
        }
        streams++;
        ofStream.clear();
        listener.progress(new Progress(count, 0, "snapshots"));
    }

    private void tellOrphan(StoredSnapshot snapshot) {
        if (!store.removesEvents(cancellation)) {
            listener.found(SnapshotCheck.AHEAD
                    .in(
                            snapshot.stream(),
                            "There is a snapshot of %s at version %d, and no event of it."
                                    .formatted(snapshot.stream(), snapshot.version()))
                    .on("version " + snapshot.version()));
        }
    }

    private void look(StreamSummary stream) {
        Map<StoredSnapshot, JsonNode> readable = new LinkedHashMap<>();
        SnapshotComparison comparison = comparisons.computeIfAbsent(stream.type(), type -> new SnapshotComparison());
        for (StoredSnapshot snapshot : ofStream) {
            if (snapshot.version() > stream.lastVersion()) {
                listener.found(SnapshotCheck.AHEAD
                        .at(
                                stream.id(),
                                stream.lastVersion(),
                                "There is a snapshot of %s at version %d, and its last event has version %d."
                                        .formatted(stream.id(), snapshot.version(), stream.lastVersion()))
                        .on("version " + snapshot.version()));
            } else {
                decode(snapshot).ifPresent(state -> {
                    comparison.learn(state);
                    readable.put(snapshot, state);
                });
            }
        }
        ages.computeIfAbsent(stream.type(), SnapshotAges::new).take(stream, ofStream);
        if (!readable.isEmpty()) {
            compare(stream, comparison, readable);
        }
    }

    private Optional<JsonNode> decode(StoredSnapshot snapshot) {
        Decoded decoded = decoder.decode(snapshot.state());
        if (decoded instanceof Decoded.Json(JsonNode state, String _) && state.isObject()) {
            return Optional.of(state);
        }
        String reason = switch (decoded) {
            case Decoded.Json _ -> "It is no object.";
            case Decoded.Opaque(String why) -> why;
            case Decoded.Absent() -> "It holds nothing.";
        };
        listener.found(SnapshotCheck.UNREADABLE.at(
                snapshot.stream(),
                snapshot.version(),
                "The snapshot of %s at version %d cannot be read. %s"
                        .formatted(snapshot.stream(), snapshot.version(), reason)));
        return Optional.empty();
    }

    private void compare(StreamSummary stream, SnapshotComparison comparison, Map<StoredSnapshot, JsonNode> readable) {
        if (host.codeFor(stream.type()) instanceof ReplayedBy.PayloadMerge) {
            withoutCode.add(stream.type());
            return;
        }
        RecordedReplay replay = replay(stream);
        readable.forEach((snapshot, state) -> {
            OptionalInt index = replay.indexOfVersion(snapshot.version());
            if (index.isPresent() && isSameEvent(snapshot, replay, index.getAsInt())) {
                compare(snapshot, state, replay, index.getAsInt(), comparison);
            }
        });
    }

    private boolean isSameEvent(StoredSnapshot snapshot, RecordedReplay replay, int index) {
        EventId there = replay.event(index).id();
        if (snapshot.event() == null || snapshot.event().equals(there)) {
            return true;
        }
        listener.found(SnapshotCheck.OTHER_HISTORY.at(
                replay.event(index),
                "The snapshot of %s at version %d ends with the event %s, and the stream has %s there."
                        .formatted(snapshot.stream(), snapshot.version(), snapshot.event(), there)));
        return false;
    }

    /** A replay that went wrong before proves nothing; the check of replay tells of it. */
    private void compare(
            StoredSnapshot snapshot, JsonNode state, RecordedReplay replay, int index, SnapshotComparison comparison) {
        boolean sound = replay.errors().stream().allMatch(error -> error.event().version() > snapshot.version());
        if (!sound) {
            return;
        }
        comparison.differences(state, replay.stateAfter(index)).stream()
                .limit(MOST_FIELDS)
                .forEach(change -> listener.found(SnapshotCheck.DIFFERS
                        .at(replay.event(index), message(snapshot, change))
                        .on(change.path().toString())));
    }

    private static String message(StoredSnapshot snapshot, Change change) {
        return "In the snapshot of %s at version %d, %s is %s; replay gives %s."
                .formatted(
                        snapshot.stream(),
                        snapshot.version(),
                        change.path(),
                        change.before() == null ? "missing" : change.before(),
                        change.after() == null ? "none" : change.after());
    }

    private RecordedReplay replay(StreamSummary stream) {
        long last = ofStream.stream().mapToLong(StoredSnapshot::version).max().orElseThrow();
        return RecordedReplay.of(
                host,
                stream.id(),
                stream.type(),
                EventSource.of(store, EventQuery.ofStream(stream.id()).versions(null, last), cancellation),
                done -> {});
    }
}
