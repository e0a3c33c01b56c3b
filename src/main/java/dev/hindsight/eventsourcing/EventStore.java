package dev.hindsight.eventsourcing;

import java.util.List;
import java.util.stream.Stream;

/** Keeps the events of aggregates, for ever and unchanged. Safe for use by several threads. */
public interface EventStore {

    /**
     * Appends all of the events to an aggregate, or none of them.
     *
     * @param aggregateId the aggregate that all events belong to
     * @param events in order, with versions from {@code expectedVersion + 1} on; nothing happens if there are none
     * @param expectedVersion the version that the aggregate has now, 0 if it has no events yet
     * @throws ConcurrencyException if the aggregate has another version; nothing was stored
     * @throws IllegalArgumentException if the events do not belong to the aggregate or their versions do not fit
     * @throws EventStoreException if the store cannot be reached or refuses the events
     */
    void append(String aggregateId, List<DomainEvent> events, long expectedVersion);

    /**
     * The events of an aggregate after the given version, in order. One that was stored in an old form that became
     * several events is given as those, all of the version of the stored one.
     *
     * @param fromVersion the last version that is not wanted; 0 for all events
     * @return empty if there are none
     */
    default List<DomainEvent> getEvents(String aggregateId, long fromVersion) {
        return getEvents(aggregateId, fromVersion, Long.MAX_VALUE);
    }

    /** As {@link #getEvents(String, long)}, up to and with a version. Nothing else is read. */
    List<DomainEvent> getEvents(String aggregateId, long fromVersion, long toVersion);

    /**
     * The events of all aggregates after the given position, in the order of the store, read as the stream is
     * consumed. Ends with the last event that is safe to read now: whoever goes on from its position later misses
     * none. Close the stream.
     */
    default Stream<DomainEvent> getAllEvents(Position fromPosition) {
        return getAllPositioned(fromPosition).map(PositionedEvent::event);
    }

    /** As {@link #getAllEvents(Position)}, with each event's position. */
    Stream<PositionedEvent> getAllPositioned(Position fromPosition);

    /**
     * The next stored events of all aggregates after the given position, in the order of the store, as they are stored;
     * fewer than asked for only if there are no more that are safe to read now.
     */
    List<RecordedEvent> read(Position after, int most);

    /**
     * A stored event in its current form; several where the old form became several.
     *
     * @throws EventSerializationException if it cannot be decoded
     */
    List<DomainEvent> decode(StoredEvent stored);

    /** Where snapshots of the store's aggregates are kept. */
    SnapshotStore snapshots();
}
