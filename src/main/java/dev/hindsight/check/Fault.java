package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;

/**
 * A kind of damage that a check looks for.
 *
 * @param check the name of the check
 * @param kind its name within the check, such as {@code gap}; stays the same from release to release
 * @param cause a sentence on what usually causes it
 */
public record Fault(String check, String kind, Severity severity, String cause) {
    /** Found at a version of a stream. */
    public Finding at(StreamId stream, long version, String message) {
        return new Finding(this, stream, version, "", message);
    }

    /** Found at an event. */
    public Finding at(EventHeader event, String message) {
        return at(event.stream(), event.version(), message);
    }

    /** Found in a stream as a whole. */
    public Finding in(StreamId stream, String message) {
        return new Finding(this, stream, null, "", message);
    }

    /**
     * Found in something that is no stream.
     *
     * @param subject its name, such as that of an event type or of a consumer
     */
    public Finding about(String subject, String message) {
        return new Finding(this, null, null, subject, message);
    }
}
