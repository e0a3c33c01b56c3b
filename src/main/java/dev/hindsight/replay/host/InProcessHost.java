package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.StateUpdate;
import java.util.Map;
import java.util.function.Consumer;

/** Runs aggregate code in this process: fit for code that is known and trusted, such as that of the sample. */
public final class InProcessHost implements ReplayHost {
    private final Map<String, AggregateCode> codeByStreamType;
    private final ContentDecoder decoder = new ContentDecoder();

    /** Streams of types without code are replayed by merging their payloads. */
    public InProcessHost(Map<String, AggregateCode> codeByStreamType) {
        this.codeByStreamType = Map.copyOf(codeByStreamType);
    }

    @Override
    public ReplayedBy codeFor(String streamType) {
        AggregateCode code = codeByStreamType.get(streamType);
        return code == null ? new ReplayedBy.PayloadMerge() : code.describe();
    }

    @Override
    public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        AggregateCode code = codeByStreamType.get(streamType);
        if (code == null) {
            return new PayloadMerge(decoder, steps);
        }
        try {
            return new CodeReplay(code.begin(), new ObjectStateReader(code.bookkeeping()), steps);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw new ReplayException(
                    "%s could not be started: %s"
                            .formatted(
                                    code.describe().className(),
                                    AggregateFailure.of(e).sentence()),
                    e);
        }
    }

    @Override
    public void close() {}

    private static final class CodeReplay implements Replay {
        private final AggregateCode.Fold fold;
        private final ObjectStateReader reader;
        private final Consumer<ReplayStep> steps;
        private volatile boolean closed;

        CodeReplay(AggregateCode.Fold fold, ObjectStateReader reader, Consumer<ReplayStep> steps) {
            this.fold = fold;
            this.reader = reader;
            this.steps = steps;
        }

        @Override
        public void apply(StoredEvent event) {
            finish();
            ReplayError error = null;
            try {
                fold.apply(event);
            } catch (ReflectiveOperationException | RuntimeException | StackOverflowError | LinkageError e) {
                AggregateFailure failure = AggregateFailure.of(e);
                error = new ReplayError(event.header(), ReplayError.Kind.FAILED, failure.sentence(), failure.detail());
            }
            steps.accept(
                    new ReplayStep(event.header(), new StateUpdate.Whole(reader.read(fold.aggregate())), error, ""));
        }

        @Override
        public void finish() {
            if (closed) {
                throw new ReplayStoppedException();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
