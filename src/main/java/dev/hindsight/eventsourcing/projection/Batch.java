package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The next events, and the changes that a projection wants for them; the rows themselves are not known yet.
 *
 * @param after where the batch begins
 * @param upTo its last position
 * @param isFull whether there may be more behind it
 */
record Batch(Position after, Position upTo, boolean isFull, List<Step> steps) {

    static Batch read(EventStore store, Projection projection, Position after, int size) {
        List<RecordedEvent> events = store.read(after, size);
        Set<String> types = projection.aggregateTypes();
        List<Step> steps = events.stream()
                .filter(event -> types.contains(event.stored().aggregateType()))
                .map(event -> step(store, projection, event))
                .toList();
        Position last = events.isEmpty() ? after : events.getLast().position();
        return new Batch(after, last, events.size() == size, steps);
    }

    private static Step step(EventStore store, Projection projection, RecordedEvent event) {
        List<Change<?>> changes = new ArrayList<>();
        try {
            for (DomainEvent decoded : store.decode(event.stored())) {
                projection.project(decoded, new Collecting(changes));
            }
            return new Step(event, List.copyOf(changes), null);
        } catch (RuntimeException e) {
            return new Step(event, List.of(), e);
        }
    }

    /** What one event changes, or why nobody can tell. */
    record Step(
            RecordedEvent event,
            List<Change<?>> changes,
            @Nullable Exception failure) {}

    /** What becomes of one row. */
    record Change<R extends Record>(ProjectedTable<R> table, String key, UnaryOperator<@Nullable R> function) {}

    private record Collecting(List<Change<?>> changes) implements RowChanges {
        @Override
        public <R extends Record> void change(ProjectedTable<R> table, String key, UnaryOperator<@Nullable R> change) {
            changes.add(new Change<>(table, key, change));
        }
    }
}
