package dev.hindsight.ui.process;

import dev.hindsight.causation.process.ProcessRecorder;
import dev.hindsight.causation.process.ProcessShape;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.query.Condition;
import dev.hindsight.ui.common.RunningTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads headers into a recorder, part by part, and later on from where it was. Used by one piece of work at a time. */
final class ShapeReading {
    private static final int PART = 50_000;

    private final EventStore store;
    private final Span span;
    private final List<Condition> where;
    private final ProcessRecorder recorder;
    private final AtomicBoolean enough = new AtomicBoolean();
    private @Nullable EventQuery query;

    ShapeReading(EventStore store, Span span, List<Condition> where) {
        this.store = store;
        this.span = span;
        this.where = where;
        this.recorder = new ProcessRecorder(span == Span.EVERYTHING && where.isEmpty());
    }

    /**
     * The shape of what was read.
     *
     * @param complete whether all was read
     */
    record Result(ProcessShape shape, boolean complete) {}

    /** Ends the reading after the part that is being read; what was read is kept. */
    void enough() {
        enough.set(true);
    }

    /** Reads on to the end, or until it is enough. */
    Result read(RunningTask task) {
        enough.set(false);
        if (query == null) {
            query = query(task.cancellation());
        }
        Ending ending;
        do {
            ending = store.headers(query, part(), recorder, task.cancellation());
            task.report(-1, "%,d events read for the map".formatted(recorder.events()));
        } while (!ending.complete() && !enough.get());
        return new Result(recorder.shape(), ending.complete());
    }

    /** Asked for once: a window that moved with the newest event would lose events that are counted already. */
    private EventQuery query(Cancellation cancellation) {
        List<EventHeader> newest = new ArrayList<>();
        store.headers(EventQuery.all(), Scan.newestFirst(1), newest::add, cancellation);
        return span.query(newest.isEmpty() ? Instant.EPOCH : newest.getFirst().at())
                .where(where);
    }

    private Scan part() {
        Scan scan = Scan.oldestFirst(PART);
        return recorder.last().map(scan::after).orElse(scan);
    }
}
