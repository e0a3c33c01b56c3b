package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import java.util.Map;
import tools.jackson.databind.JsonNode;

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
    public Replay begin(StreamId stream, String streamType) {
        AggregateCode code = codeByStreamType.get(streamType);
        if (code == null) {
            return new PayloadMerge(decoder);
        }
        try {
            return new CodeReplay(code.begin(), new ObjectStateReader(code.bookkeeping()));
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

        CodeReplay(AggregateCode.Fold fold, ObjectStateReader reader) {
            this.fold = fold;
            this.reader = reader;
        }

        @Override
        public ReplayStep apply(StoredEvent event) {
            try {
                fold.apply(event);
                return new ReplayStep(event.header(), state(), null);
            } catch (ReflectiveOperationException | RuntimeException | StackOverflowError | LinkageError e) {
                AggregateFailure failure = AggregateFailure.of(e);
                ReplayError error = new ReplayError(event.header(), failure.sentence(), failure.detail());
                return new ReplayStep(event.header(), state(), error);
            }
        }

        private JsonNode state() {
            return reader.read(fold.aggregate());
        }

        @Override
        public void close() {}
    }
}
