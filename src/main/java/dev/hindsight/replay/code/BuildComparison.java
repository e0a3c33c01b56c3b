package dev.hindsight.replay.code;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Divergence;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Replays the same streams with two builds of the same code. */
public record BuildComparison(EventStore store, ReplayHost left, ReplayHost right) {
    private static final int PAGE = 200;

    /** What came of one stream. */
    public sealed interface Outcome {
        StreamSummary stream();

        record Same(StreamSummary stream) implements Outcome {}

        record Differs(StreamSummary stream, Divergence divergence) implements Outcome {}

        /** One of the builds has no aggregate for it: a guess is not compared. */
        record LeftOut(StreamSummary stream) implements Outcome {}
    }

    /**
     * Compares one stream.
     *
     * @throws ReplayException if the code of a build cannot be started
     */
    public Outcome compare(StreamSummary stream, Cancellation cancellation) {
        if (isGuess(left, stream) || isGuess(right, stream)) {
            return new Outcome.LeftOut(stream);
        }
        Optional<Divergence> divergence =
                Divergence.between(replay(left, stream, cancellation), replay(right, stream, cancellation));
        return divergence.isPresent() ? new Outcome.Differs(stream, divergence.get()) : new Outcome.Same(stream);
    }

    /**
     * Compares streams, the most recently written first.
     *
     * @param types their types; empty for all
     * @param limit the most streams that are compared; those that are left out do not count
     * @throws ReplayException if the code of a build cannot be started
     */
    public void each(Set<String> types, int limit, Consumer<Outcome> outcomes, Cancellation cancellation) {
        StreamQuery query = StreamQuery.first(PAGE).ofTypes(types);
        int compared = 0;
        boolean more = true;
        while (more) {
            Page<StreamSummary> page = store.streams(query, cancellation);
            for (StreamSummary stream : page.items()) {
                if (compared == limit) {
                    return;
                }
                cancellation.check();
                Outcome outcome = compare(stream, cancellation);
                compared += outcome instanceof Outcome.LeftOut ? 0 : 1;
                outcomes.accept(outcome);
            }
            more = !page.ending().complete() && !page.items().isEmpty();
            query = more ? query.after(page.items().getLast()) : query;
        }
    }

    private static boolean isGuess(ReplayHost host, StreamSummary stream) {
        return host.codeFor(stream.type()) instanceof ReplayedBy.PayloadMerge;
    }

    private RecordedReplay replay(ReplayHost host, StreamSummary stream, Cancellation cancellation) {
        StreamId id = stream.id();
        return RecordedReplay.of(
                host, id, stream.type(), EventSource.of(store, EventQuery.ofStream(id), cancellation), done -> {});
    }
}
