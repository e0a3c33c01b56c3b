package dev.hindsight.ui.whatif;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.Divergence;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.WhatIf;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.ui.common.RunningTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What happened and what is supposed to have, both replayed. */
record Histories(RecordedReplay happened, RecordedReplay supposed, Optional<Divergence> parting) {
    private static final int MOST_EVENTS = 100_000;

    /**
     * Replays both; runs in the background.
     *
     * @param known a replay of what happened that is still good; null if there is none
     */
    static Histories replay(
            EventStore store,
            ReplayHost host,
            StreamId stream,
            WhatIf whatIf,
            @Nullable RecordedReplay known,
            RunningTask task) {
        String type = store.stream(stream, task.cancellation()).orElseThrow().type();
        EventSource events = sink -> store.events(
                EventQuery.ofStream(stream),
                Scan.oldestFirst(MOST_EVENTS),
                event -> {
                    task.cancellation().check();
                    sink.accept(event);
                },
                task.cancellation());
        RecordedReplay happened = known == null ? RecordedReplay.of(host, stream, type, events, done -> {}) : known;
        RecordedReplay supposed = whatIf.isNothing()
                ? happened
                : RecordedReplay.of(host, stream, type, whatIf.applyTo(events), done -> report(done, task));
        return new Histories(happened, supposed, Divergence.between(happened, supposed));
    }

    private static void report(int done, RunningTask task) {
        if (done % 1000 == 0) {
            Cancellation cancellation = task.cancellation();
            cancellation.check();
            task.report(-1, "%,d events of the supposed history replayed".formatted(done));
        }
    }

    List<EventHeader> events() {
        return IntStream.range(0, happened.size()).mapToObj(happened::event).toList();
    }

    /** Where they part, as a sentence. */
    String verdict() {
        return parting.map(first -> "The histories part at version %d (%s)."
                        .formatted(first.event().version(), first.event().type()))
                .orElseGet(() -> endsDiffer()
                        ? "The histories part at the last events."
                        : "The histories do not part: every state is the same.");
    }

    private boolean endsDiffer() {
        return !happened.difference(happened.size() - 1, supposed, supposed.size() - 1)
                .isEmpty();
    }

    /** What differs after an event, from what happened to what is supposed. */
    List<Change> changes(SupposedEvent event) {
        return happened.difference(event.happened(), supposed, event.supposed());
    }

    /** Why an event could not be applied in the supposed history, as a sentence; empty if it could. */
    String problem(SupposedEvent event) {
        return event.kind().isSupposed()
                ? supposed.error(event.supposed())
                        .map(error -> "In the supposed history it cannot be applied: " + error.message())
                        .orElse("")
                : "";
    }
}
