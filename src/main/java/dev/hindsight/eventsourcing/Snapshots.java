package dev.hindsight.eventsourcing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots of the aggregates of one kind, and loads by them. A snapshot only ever saves time: one of another
 * form, one that cannot be read and one that does not belong to the stream are passed over and replaced.
 */
public final class Snapshots<A extends Aggregate & Snapshotted<S>, S extends Record> {
    /** How many events there are at most between two snapshots that are taken by themselves. */
    public static final int EVERY = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final EventStore store;
    private final EventSerializer serializer;
    private final Function<List<DomainEvent>, A> rehydrate;
    private final Class<S> stateClass;
    private final int schemaVersion;

    /** @param rehydrate builds an aggregate from its events, a blank one from none */
    public Snapshots(EventStore store, Function<List<DomainEvent>, A> rehydrate, Class<S> stateClass) {
        this.store = store;
        this.serializer = new EventSerializer(EventTypes.of(List.of()));
        this.rehydrate = rehydrate;
        this.stateClass = stateClass;
        SchemaVersion version = stateClass.getAnnotation(SchemaVersion.class);
        this.schemaVersion = version == null ? 1 : version.value();
    }

    /** The aggregate as it was after a version, or as it is now if it has not come so far. */
    public A load(String aggregateId, long version) {
        Optional<Snapshot> latest = store.snapshots().latest(aggregateId, version);
        return latest.flatMap(snapshot -> resume(snapshot, version))
                .orElseGet(() -> replay(aggregateId, version, latest));
    }

    /** Takes a snapshot of an aggregate that has no unsaved changes. */
    public void take(A aggregate) {
        String id = aggregate.getId();
        List<DomainEvent> last =
                id == null ? List.of() : store.getEvents(id, aggregate.getVersion() - 1, aggregate.getVersion());
        if (!last.isEmpty()) {
            take(aggregate, last.getLast());
        }
    }

    /** Takes a snapshot if the events just saved have passed a multiple of {@value #EVERY}. */
    void takeIfDue(A aggregate, List<DomainEvent> saved) {
        long before = saved.getFirst().version() - 1;
        if (aggregate.getVersion() / EVERY > before / EVERY) {
            try {
                take(aggregate, saved.getLast());
            } catch (EventStoreException e) {
                // The events are stored; whoever loads has more to do.
                LOG.warn("No snapshot of {} was taken: {}", aggregate.getId(), e.getMessage());
            }
        }
    }

    private void take(A aggregate, DomainEvent last) {
        String state = serializer.writeState(aggregate.toSnapshot());
        store.snapshots()
                .save(new Snapshot(
                        last.aggregateId(),
                        last.aggregateType(),
                        last.version(),
                        last.eventId(),
                        schemaVersion,
                        state));
    }

    /** The event of the snapshot is read again: a stream that holds another one there has another history. */
    private Optional<A> resume(Snapshot snapshot, long version) {
        List<DomainEvent> events = store.getEvents(snapshot.aggregateId(), snapshot.version() - 1, version);
        if (events.isEmpty()
                || events.getFirst().version() != snapshot.version()
                || !events.getFirst().eventId().equals(snapshot.eventId())) {
            return passOver(snapshot, "its stream holds no such event");
        }
        if (snapshot.schemaVersion() != schemaVersion) {
            return passOver(snapshot, "its state is of version " + snapshot.schemaVersion());
        }
        A aggregate = rehydrate.apply(List.of());
        try {
            aggregate.restore(serializer.readState(snapshot.state(), stateClass));
        } catch (RuntimeException e) {
            return passOver(snapshot, String.valueOf(e.getMessage()));
        }
        aggregate.resumeAt(snapshot.aggregateId(), snapshot.version());
        events.stream()
                .filter(event -> event.version() > snapshot.version())
                .forEach(event -> aggregate.applyEvent(event, false));
        return Optional.of(aggregate);
    }

    private Optional<A> passOver(Snapshot snapshot, String reason) {
        LOG.warn("The snapshot of {} at {} is passed over: {}", snapshot.aggregateId(), snapshot.version(), reason);
        return Optional.empty();
    }

    private A replay(String aggregateId, long version, Optional<Snapshot> unusable) {
        A aggregate = rehydrate.apply(List.of());
        unusable.ifPresent(store.snapshots()::remove);
        for (DomainEvent event : store.getEvents(aggregateId, 0, version)) {
            aggregate.applyEvent(event, false);
            if (unusable.isPresent() && unusable.get().version() == event.version()) {
                take(aggregate, event);
            }
        }
        return aggregate;
    }
}
