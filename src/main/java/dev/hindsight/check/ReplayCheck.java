package dev.hindsight.check;

import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TypeCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Whether the streams can be replayed by the application's own code, in several child processes at once. A run that was
 * broken off goes on where it was, if it was given a file for that.
 */
public final class ReplayCheck implements Check {
    private static final String NAME = "replay";

    static final Fault FAILED = new Fault(
            NAME,
            "failed",
            Severity.ERROR,
            "Usually the code was changed and does not take events any more that were stored before; or an earlier event is missing.");
    static final Fault STOPPED = new Fault(
            NAME,
            "stopped",
            Severity.ERROR,
            "Usually the code loops, waits for something outside, or takes more memory than it may have.");
    static final Fault NO_BEGINNING = new Fault(
            NAME,
            "beginning",
            Severity.ERROR,
            "Usually the aggregate has no way to be made without an application around it, or its jar does not fit the others.");
    private static final List<Fault> FAULTS = List.of(FAILED, STOPPED, NO_BEGINNING);

    private final EventStore store;
    private final ReplayHost host;
    private final CheckScope scope;

    public ReplayCheck(EventStore store, ReplayHost host, CheckScope scope) {
        this.store = store;
        this.host = host;
        this.scope = scope;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The aggregate code applies each event of each stream without an error.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        Replaying replaying = new Replaying(listener, cancellation);
        try {
            new Workers(cancellation).run(replaying::work);
        } catch (RuntimeException e) {
            replaying.progress.keep();
            throw e;
        }
        replaying.progress.finish();
        return replaying.outcome();
    }

    /** The replay of all streams, by several threads. */
    private final class Replaying implements BatchReplay.Troubles {
        private final CheckListener listener;
        private final ReplayProgress progress;
        private final StreamBatches batches;
        private final Set<String> withoutCode = new ConcurrentSkipListSet<>();
        private final Set<String> withoutBeginning = new ConcurrentSkipListSet<>();
        /** Whether there is code for streams of a type: to find that out, the whole class path is looked at. */
        private final Map<String, Boolean> types = new ConcurrentHashMap<>();

        private final long total;

        Replaying(CheckListener listener, Cancellation cancellation) {
            this.listener = listener;
            this.progress = ReplayProgress.begin(scope, identity(), FAULTS, listener);
            this.total = total(cancellation);
            this.batches = new StreamBatches(store, scope, this::hasCode, progress.after(), cancellation);
        }

        /** Takes batches until there are none. */
        void work(Cancellation workersCancellation) {
            BatchReplay replay = new BatchReplay(store, host, workersCancellation);
            for (var batch = batches.take(); batch.isPresent(); batch = batches.take()) {
                workersCancellation.check();
                replay.run(batch.get(), this);
                batches.measured(replay.events(), replay.bytes());
                progress.done(batch.get());
                listener.progress(new Progress(progress.streams(), total, "streams"));
            }
        }

        /** Once for each type: the others of it would say the same. */
        @Override
        public void cannotBegin(StreamSummary stream, String reason) {
            if (withoutBeginning.add(stream.type())) {
                progress.found(NO_BEGINNING.about(
                        stream.type(),
                        "Streams of type %s cannot be replayed at all, such as %s. %s"
                                .formatted(stream.type(), stream.id(), reason)));
            }
        }

        private boolean hasCode(StreamSummary stream) {
            boolean known = types.computeIfAbsent(
                    stream.type(), type -> !(host.codeFor(type) instanceof ReplayedBy.PayloadMerge));
            if (!known) {
                withoutCode.add(stream.type());
            }
            return known && !withoutBeginning.contains(stream.type());
        }

        @Override
        public void failed(StreamSummary stream, ReplayError first, long others) {
            boolean stopped = first.kind() == ReplayError.Kind.STOPPED;
            String message = stopped
                    ? "The replay of %s ends at version %d, %s: %s."
                    : "Version %2$d of %1$s, %3$s, cannot be applied: %4$s.";
            String more = others > 0 && !stopped ? " Nor can %,d of the events after it.".formatted(others) : "";
            progress.found((stopped ? STOPPED : FAILED)
                    .at(
                            first.event(),
                            message.formatted(
                                            stream.id(),
                                            first.event().version(),
                                            first.event().type(),
                                            withoutFullStop(first.message()))
                                    + more));
        }

        Outcome outcome() {
            if (progress.streams() == 0 && !withoutCode.isEmpty()) {
                return new Outcome.NotApplicable(
                        "No aggregate code is known for these streams, and a guess cannot fail. Name the code with --class-path, or for the connection.");
            }
            String leftOut = withoutCode.isEmpty()
                    ? ""
                    : "; left out, for want of code: " + String.join(", ", new TreeSet<>(withoutCode));
            return new Outcome.Done("%,d streams%s".formatted(progress.streams(), leftOut));
        }
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** What a file of progress is about: it is of no use for another store, or other code. */
    private String identity() {
        return "%s %s %s"
                .formatted(store.description().address(), store.description().table(), host.codeVersion());
    }

    /** The number of streams, where it can be had in reasonable time. */
    private long total(Cancellation cancellation) {
        try {
            long all = store.streamTypes(cancellation).stream()
                    .filter(type ->
                            scope.streamTypes().isEmpty() || scope.streamTypes().contains(type.type()))
                    .filter(type -> !(host.codeFor(type.type()) instanceof ReplayedBy.PayloadMerge))
                    .mapToLong(TypeCount::count)
                    .sum();
            return scope.streams() > 0 ? Math.min(all, scope.streams()) : all;
        } catch (StoreException e) {
            cancellation.check();
            return 0; // a store without a table of streams may take too long to count them
        }
    }
}
