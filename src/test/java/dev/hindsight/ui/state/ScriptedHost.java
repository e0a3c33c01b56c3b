package dev.hindsight.ui.state;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.StateUpdate;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes the payload of each event for the state after it; a payload {@code {"fails": TEXT}} cannot be applied. */
record ScriptedHost(ReplayedBy replayedBy) implements ReplayHost {
    static final ReplayedBy CODE = new ReplayedBy.Code(
            "com.example.shop.order.OrderAggregate",
            "apply(OrderEvent)",
            "shop-domain-2.4.1.jar",
            Instant.parse("2026-11-20T08:15:00Z"),
            "9f2c41d07be1a8350c6f7d93e2b4a1560f8c7d2e91b3a4c5d6e7f80912a3b4c5");

    @Override
    public ReplayedBy codeFor(String streamType) {
        return replayedBy;
    }

    @Override
    public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        return new Scripted(steps);
    }

    @Override
    public void close() {}

    private static final class Scripted implements Replay {
        private final ContentDecoder decoder = new ContentDecoder();
        private final Consumer<ReplayStep> steps;

        Scripted(Consumer<ReplayStep> steps) {
            this.steps = steps;
        }

        @Override
        public void apply(StoredEvent event) {
            if (!(decoder.decode(event.payload()) instanceof Decoded.Json(JsonNode payload, String ignored))) {
                throw new IllegalStateException("The script of this test is not JSON.");
            }
            JsonNode failure = payload.get("fails");
            if (failure != null) {
                String detail = failure.stringValue() + "\n\tat com.example.shop.order.Money.minus(Money.java:41)"
                        + "\n\tat com.example.shop.order.OrderAggregate.apply(OrderAggregate.java:118)";
                ReplayError error =
                        new ReplayError(event.header(), ReplayError.Kind.FAILED, failure.stringValue(), detail);
                steps.accept(new ReplayStep(event.header(), StateUpdate.NONE, error, ""));
            } else {
                steps.accept(new ReplayStep(event.header(), new StateUpdate.Whole(payload), null, ""));
            }
        }

        @Override
        public void await() {}

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
