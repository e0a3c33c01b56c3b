package dev.hindsight.event;

/**
 * The id of an event, or of a command that caused one: a UUID in most stores, any text in some. An id of a command
 * need not lead to anything stored.
 */
public record EventId(String value) {
    public EventId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("An event id must not be empty.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
