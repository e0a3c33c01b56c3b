package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a store notes of its streams beside their events, as far as its layout knows where. A store that notes
 * nothing has nothing to tell.
 */
public interface ReadBookkeeping {
    /** The versions of a stream that were removed on purpose: gaps that are no damage. */
    default List<VersionRange> removedVersions(StreamId stream, Cancellation cancellation) {
        return List.of();
    }

    /** Whether the store numbers the events of a stream one after the other. */
    default boolean numbersStreams() {
        return true;
    }

    /** Whether the store has removed events on purpose, so that ids may lead to events that were there. */
    default boolean removesEvents(Cancellation cancellation) {
        return false;
    }

    /** Whether the store notes the last version of each stream. */
    default boolean notesHeads() {
        return false;
    }

    /** Hands over what the store notes of each stream whose events are not in an archive. */
    default Ending heads(Consumer<StreamHead> sink, Cancellation cancellation) {
        return new Ending.Complete();
    }
}
