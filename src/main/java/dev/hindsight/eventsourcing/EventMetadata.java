package dev.hindsight.eventsourcing;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an event happened.
 *
 * @param correlationId shared by all events of one business operation: the id of the command that began it
 * @param causationId the id of the command or event that directly caused this event; null where it is not known
 * @param userId who asked for it; null where nobody did
 */
public record EventMetadata(
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String userId) {
    public EventMetadata {
        // Not only NullAway's business: metadata is also read from JSON.
        Objects.requireNonNull(correlationId, "Metadata needs a correlationId");
    }

    /** The metadata of a command that begins an operation: the command's id is both correlation and causation. */
    public static EventMetadata ofCommand(UUID commandId, @Nullable String userId) {
        return new EventMetadata(commandId, commandId, userId);
    }

    /** The metadata of what the given event causes: the same operation, one step further down. */
    public static EventMetadata causedBy(DomainEvent cause, @Nullable String userId) {
        return new EventMetadata(cause.metadata().correlationId(), cause.eventId(), userId);
    }
}
