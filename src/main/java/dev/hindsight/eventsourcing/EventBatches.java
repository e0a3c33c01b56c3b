package dev.hindsight.eventsourcing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Walks through the whole store one batch at a time. Between batches it holds no connection, so a slow consumer keeps
 * no transaction open, which would hold back every other reader of the store.
 */
final class EventBatches extends Spliterators.AbstractSpliterator<PositionedEvent> {
    private final Function<Position, List<PositionedEvent>> nextBatch;
    private final int batchSize;
    private final Queue<PositionedEvent> waiting = new ArrayDeque<>();
    private Position last;
    private boolean exhausted;

    /** @param nextBatch the events after a position, {@code batchSize} of them or all that are left */
    EventBatches(Position from, int batchSize, Function<Position, List<PositionedEvent>> nextBatch) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
        this.last = from;
        this.batchSize = batchSize;
        this.nextBatch = nextBatch;
    }

    @Override
    public boolean tryAdvance(Consumer<? super PositionedEvent> action) {
        if (waiting.isEmpty() && !exhausted) {
            fetch();
        }
        PositionedEvent next = waiting.poll();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    private void fetch() {
        List<PositionedEvent> batch = nextBatch.apply(last);
        exhausted = batch.size() < batchSize;
        if (!batch.isEmpty()) {
            last = batch.getLast().position();
            waiting.addAll(batch);
        }
    }
}
