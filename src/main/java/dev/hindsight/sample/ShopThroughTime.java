package dev.hindsight.sample;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventPayload;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.EventType;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.PositionedEvent;
import dev.hindsight.eventsourcing.RecordedEvent;
import dev.hindsight.eventsourcing.SnapshotStore;
import dev.hindsight.eventsourcing.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes each event in the form that the shop's program of its day would have given it. */
final class ShopThroughTime implements EventStore {
    private final EventStore store;
    private final Instant secondProgram;
    private final Instant thirdProgram;

    ShopThroughTime(EventStore store, Instant secondProgram, Instant thirdProgram) {
        this.store = store;
        this.secondProgram = secondProgram;
        this.thirdProgram = thirdProgram;
    }

    @Override
    public void append(String aggregateId, List<DomainEvent> events, long expectedVersion) {
        store.append(aggregateId, events.stream().map(this::asItWasThen).toList(), expectedVersion);
    }

    private DomainEvent asItWasThen(DomainEvent event) {
        if (!event.timestamp().isBefore(thirdProgram)) {
            return event;
        }
        Optional<EventPayload> old = event.timestamp().isBefore(secondProgram)
                ? OldForms.first(event.payload())
                : OldForms.second(event.payload());
        return old.map(payload -> with(event, payload)).orElse(event);
    }

    private static DomainEvent with(DomainEvent event, EventPayload payload) {
        EventType type = EventType.of(payload.getClass());
        return new DomainEvent(
                event.eventId(),
                event.aggregateId(),
                event.aggregateType(),
                type.name(),
                type.schemaVersion(),
                event.timestamp(),
                event.version(),
                payload,
                event.metadata());
    }

    @Override
    public List<DomainEvent> getEvents(String aggregateId, long fromVersion, long toVersion) {
        return store.getEvents(aggregateId, fromVersion, toVersion);
    }

    @Override
    public Stream<PositionedEvent> getAllPositioned(Position fromPosition) {
        return store.getAllPositioned(fromPosition);
    }

    @Override
    public List<RecordedEvent> read(Position after, int most) {
        return store.read(after, most);
    }

    @Override
    public List<DomainEvent> decode(StoredEvent stored) {
        return store.decode(stored);
    }

    @Override
    public SnapshotStore snapshots() {
        return store.snapshots();
    }
}
