package dev.hindsight.eventsourcing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an archive holds. It stands beside the events as a file of JSON.
 *
 * @param streams each with its place in the file of events
 */
public record ArchiveManifest(UUID archiveId, Instant archivedAt, List<ArchivedStream> streams) {
    /** How many events there are in all. */
    public long events() {
        return streams.stream().mapToLong(ArchivedStream::events).sum();
    }

    Position last() {
        return streams.stream()
                .map(ArchivedStream::last)
                .max(Position::compareTo)
                .orElse(Position.START);
    }

    /**
     * The events of one aggregate: a gzip member of its own in the file of events, an event a line.
     *
     * @param offset where it begins, in bytes
     * @param length in bytes
     * @param sha256 of these bytes
     */
    public record ArchivedStream(
            String aggregateId,
            String aggregateType,
            long events,
            Position first,
            Position last,
            long lastVersion,
            long offset,
            int length,
            String sha256) {}
}
