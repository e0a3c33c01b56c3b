package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the snapshots of aggregates that a store keeps, as far as its layout knows where. */
public interface ReadSnapshots {
    /** The table of the snapshots, for people; empty where none is known. */
    default String snapshotsTable() {
        return "";
    }

    /** The versions of the snapshots of one stream, in order, up to a bound of the store. */
    default List<Long> snapshotVersions(StreamId stream, Cancellation cancellation) {
        return List.of();
    }

    /** The snapshot of a stream that was taken after that version; empty if there is none. */
    default Optional<StoredSnapshot> snapshot(StreamId stream, long version, Cancellation cancellation) {
        return Optional.empty();
    }

    /** Hands over all snapshots one by one, by stream and version. */
    default Ending snapshots(Consumer<StoredSnapshot> sink, Cancellation cancellation) {
        return new Ending.Complete();
    }
}
