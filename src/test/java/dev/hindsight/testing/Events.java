package dev.hindsight.testing;

import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes stored events for tests: numbered by stream and by store, a minute apart. */
public final class Events {
    public static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final Map<String, Long> versions = new HashMap<>();
    private long position;

    /** The next event of a stream; the stream type is the part of its name before the first hyphen. */
    public StoredEvent next(String stream, String type, String payload) {
        return next(stream, type, payload, null, null);
    }

    public StoredEvent next(
            String stream, String type, String payload, @Nullable String correlation, @Nullable EventId causation) {
        position++;
        long version = versions.merge(stream, 1L, Long::sum);
        EventHeader header = new EventHeader(
                new Position(position + 2, position),
                new StreamId(stream),
                stream.replaceFirst("-.*", ""),
                version,
                id(position),
                type,
                "1",
                START.plus(Duration.ofMinutes(position)),
                correlation == null ? null : new CorrelationId(correlation),
                causation);
        return new StoredEvent(header, new Content.Text(payload), new Content.Text(metadata(header)));
    }

    /** The id of the event at that position. */
    public static EventId id(long position) {
        return new EventId(new UUID(0, position).toString());
    }

    /** A correlation id that is a UUID, as stores with a uuid column need. */
    public static String correlation(int number) {
        return new UUID(1, number).toString();
    }

    private static String metadata(EventHeader header) {
        String correlation = header.correlation() == null ? "" : "\"correlationId\": \"" + header.correlation() + "\"";
        String causation = header.causation() == null ? "" : "\"causationId\": \"" + header.causation() + "\"";
        String separator = correlation.isEmpty() || causation.isEmpty() ? "" : ", ";
        return "{" + correlation + separator + causation + "}";
    }
}
