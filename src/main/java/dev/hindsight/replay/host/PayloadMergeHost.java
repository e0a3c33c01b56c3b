package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import java.util.function.Consumer;

/** Guesses at states where there is no aggregate code at all. */
public final class PayloadMergeHost implements ReplayHost {
    private final ContentDecoder decoder = new ContentDecoder();

    @Override
    public ReplayedBy codeFor(String streamType) {
        return new ReplayedBy.PayloadMerge();
    }

    @Override
    public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        return new PayloadMerge(decoder, steps);
    }

    @Override
    public void close() {}
}
