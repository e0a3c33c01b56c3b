package dev.hindsight.cli;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamSummary;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A stream with its replay, and the places in it that people name. */
record ReplayedStream(StreamId stream, RecordedReplay replay) {
    /** Reads and replays the whole stream. */
    static ReplayedStream of(EventStore store, ReplayHost host, StreamSummary stream) {
        try {
            RecordedReplay replay = RecordedReplay.of(
                    host,
                    stream.id(),
                    stream.type(),
                    EventSource.of(store, EventQuery.ofStream(stream.id()), StoreCommand.cancellation()),
                    done -> {});
            return new ReplayedStream(stream.id(), replay);
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
    }

    /** The events up to an index, whole. */
    List<StoredEvent> events(EventStore store, int index) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(
                EventQuery.ofStream(stream), Scan.oldestFirst(index + 1), events::add, StoreCommand.cancellation());
        return events;
    }

    int last() {
        return replay.size() - 1;
    }

    /** The index of the event with that version, or of the last one at that time. */
    int indexOf(String versionOrTime, ZoneId zone) {
        OptionalInt index = versionOrTime.matches("-?\\d{1,18}")
                ? replay.indexOfVersion(Long.parseLong(versionOrTime))
                : replay.indexAt(Times.required(versionOrTime, zone));
        return index.orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, missing(versionOrTime)));
    }

    private String missing(String versionOrTime) {
        return "%s has no event at %s. It has the versions %d to %d."
                .formatted(
                        stream,
                        versionOrTime,
                        replay.event(0).version(),
                        replay.event(last()).version());
    }
}
