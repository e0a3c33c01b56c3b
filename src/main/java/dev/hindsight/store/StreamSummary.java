package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.time.Instant;

/**
 * What a list shows of a stream.
 *
 * @param firstVersion the version of its first event
 * @param lastVersion the version of its last event
 */
public record StreamSummary(
        StreamId id, String type, long events, long firstVersion, long lastVersion, Instant firstAt, Instant lastAt) {
    /** The stream with one more event; an event that is counted already changes nothing. */
    public StreamSummary with(EventHeader event) {
        return event.version() <= lastVersion
                ? this
                : new StreamSummary(
                        id,
                        type,
                        events + 1,
                        firstVersion,
                        event.version(),
                        firstAt,
                        event.at().isAfter(lastAt) ? event.at() : lastAt);
    }
}
