package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import java.util.List;
import java.util.Optional;

/** Lists the streams of a store. */
public interface ListStreams {
    Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation);

    Optional<StreamSummary> stream(StreamId id, Cancellation cancellation);

    /** The stream types with the number of streams of each, the largest first. */
    List<TypeCount> streamTypes(Cancellation cancellation);
}
