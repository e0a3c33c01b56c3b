package dev.hindsight.check;

import dev.hindsight.store.StreamSummary;
import java.util.List;

/**
 * Streams that are read together.
 *
 * @param number which batch it is, counted from 0
 */
record StreamBatch(long number, List<StreamSummary> streams) {
    StreamBatch {
        streams = List.copyOf(streams);
    }

    /** The number of events as they are counted in the list of streams. */
    long events() {
        return streams.stream().mapToLong(StreamSummary::events).sum();
    }

    StreamSummary last() {
        return streams.getLast();
    }
}
