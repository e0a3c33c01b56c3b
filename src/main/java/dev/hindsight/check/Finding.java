package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found. Two findings are the same, in two runs of a check, if they have the same {@link #key}:
 * the message may tell numbers that differ each time.
 *
 * @param stream where it was found; null if it is in no single stream
 * @param version where in the stream; null if it is in no single event. An event of that version exists
 * @param subject what tells it from others at the same place, such as a field, or what it is about where there is no
 *     stream; mostly empty
 * @param message a sentence on what is wrong
 */
public record Finding(
        Fault fault, @Nullable StreamId stream, @Nullable Long version, String subject, String message) {
    /** The same finding about a part of its place, such as a field of the state. */
    public Finding on(String part) {
        return new Finding(fault, stream, version, part, message);
    }

    /** The name of the check that found it. */
    public String check() {
        return fault.check();
    }

    public Severity severity() {
        return fault.severity();
    }

    /** What usually causes it, a sentence. */
    public String cause() {
        return fault.cause();
    }

    /** What tells it from every other finding, and is the same when it is found again. */
    public Key key() {
        return new Key(check(), fault.kind(), stream == null ? "" : stream.value(), version, subject);
    }

    /** What makes a finding the one it is. */
    public record Key(
            String check,
            String kind,
            String stream,
            @Nullable Long version,
            String subject) {}
}
