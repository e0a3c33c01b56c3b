package dev.hindsight.eventsourcing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something whose state is the sum of its events. Commands look at the state, then {@link #record} what happened;
 * {@link #apply} alone changes the state. For use by one thread at a time.
 *
 * <p>A concrete aggregate has {@code public static X rehydrate(List<DomainEvent> events)}: a blank aggregate to which
 * {@link #applyEvent applyEvent(event, false)} is done for each event.
 */
public abstract class Aggregate {
    private @Nullable String id;
    private long version;
    /** Transient, since it is not state: nothing that shows or compares aggregates should see it. */
    private final transient List<DomainEvent> changes = new ArrayList<>();

    private final transient String type;

    protected Aggregate(String type) {
        this.type = type;
    }

    /** The id, or null as long as nothing has happened. */
    public final @Nullable String getId() {
        return id;
    }

    /** The version of the last event, 0 as long as nothing has happened. */
    public final long getVersion() {
        return version;
    }

    /**
     * Changes the state by one event. The event is taken as it is: a version that does not follow the last one is
     * accepted, since a damaged stream must be replayable to be understood, and the store keeps new ones sound.
     *
     * @param isNew whether the event is still to be stored
     */
    public final void applyEvent(DomainEvent event, boolean isNew) {
        apply(event);
        id = event.aggregateId();
        version = event.version();
        if (isNew) {
            changes.add(event);
        }
    }

    /** Goes on from a state that was taken up as a whole. */
    final void resumeAt(String knownId, long reachedVersion) {
        id = knownId;
        version = reachedVersion;
    }

    /** The events that are still to be stored, oldest first; a copy. */
    public final List<DomainEvent> getUncommittedChanges() {
        return List.copyOf(changes);
    }

    /** Notes that all changes are stored. */
    public final void markCommitted() {
        changes.clear();
    }

    /** Changes the state and nothing else: no clock, no input or output, no refusal. */
    protected abstract void apply(DomainEvent event);

    /** Records what happened to this aggregate. */
    protected final DomainEvent record(EventPayload payload, CommandContext context) {
        return record(knownId(), payload, context);
    }

    /** Records the first event of an aggregate, which gives it its id. */
    protected final DomainEvent recordFirst(String newId, EventPayload payload, CommandContext context) {
        if (version > 0) {
            throw refuse("it exists already");
        }
        return record(newId, payload, context);
    }

    /** The exception to throw when the state forbids a command; the reason is a sentence. */
    protected final CommandRefusedException refuse(String reason) {
        return new CommandRefusedException(Objects.requireNonNullElse(id, "A new " + type), version, reason);
    }

    private DomainEvent record(String aggregateId, EventPayload payload, CommandContext context) {
        EventType eventType = EventType.of(payload.getClass());
        DomainEvent event = new DomainEvent(
                context.ids().next(),
                aggregateId,
                type,
                eventType.name(),
                eventType.schemaVersion(),
                context.clock().instant(),
                version + 1,
                payload,
                context.metadata());
        applyEvent(event, true);
        return event;
    }

    private String knownId() {
        if (id == null) {
            throw refuse("it does not exist yet");
        }
        return id;
    }
}
