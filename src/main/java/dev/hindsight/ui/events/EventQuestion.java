package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.store.query.Condition;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the table is asked to show: whose events, which of them, and in which order. */
public final class EventQuestion {
    private final ReadOnlyObjectWrapper<EventScope> scope =
            new ReadOnlyObjectWrapper<>(this, "scope", EventScope.STREAM);
    private final ReadOnlyObjectWrapper<Direction> direction =
            new ReadOnlyObjectWrapper<>(this, "direction", EventScope.STREAM.usualDirection());
    private final ReadOnlyObjectWrapper<EventFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", EventFilter.NONE);
    private final Map<EventScope, Direction> directions = new EnumMap<>(EventScope.class);
    private Runnable asked = () -> {};
    private @Nullable StreamId stream;

    EventQuestion() {}

    /** Runs that whenever something else is asked. */
    void onAsked(Runnable action) {
        asked = action;
    }

    ReadOnlyObjectProperty<EventScope> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Direction> directionProperty() {
        return direction.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<EventFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    EventFilter filter() {
        return filter.get();
    }

    boolean newestFirst() {
        return direction.get() == Direction.NEWEST_FIRST;
    }

    /** Whether it is about a stream, and there is none. */
    boolean lacksStream() {
        return scope.get() == EventScope.STREAM && stream == null;
    }

    /** The only stream that it is about; null for all. */
    @Nullable StreamId onlyStream() {
        return scope.get() == EventScope.STREAM ? stream : null;
    }

    /** The stream where the window is; false if it was there already. */
    boolean follow(@Nullable StreamId newStream) {
        boolean moved = !Objects.equals(newStream, stream);
        stream = newStream;
        return moved;
    }

    /** About this stream or the whole store, each in the order last chosen for it. */
    public void choose(EventScope newScope) {
        ask(newScope, filter.get());
    }

    /** From the oldest event on, or from the newest back. */
    public void order(Direction newDirection) {
        if (newDirection != direction.get()) {
            directions.put(scope.get(), newDirection);
            direction.set(newDirection);
            asked.run();
        }
    }

    /** Only events that meet the filter. */
    public void apply(EventFilter newFilter) {
        ask(scope.get(), newFilter);
    }

    /** Events of this stream or of the whole store that meet the filter. */
    public void ask(EventScope newScope, EventFilter newFilter) {
        boolean moved = newScope != scope.get();
        if (!moved && newFilter.equals(filter.get())) {
            return;
        }
        scope.set(newScope);
        filter.set(newFilter);
        if (moved) {
            direction.set(directions.getOrDefault(newScope, newScope.usualDirection()));
        }
        asked.run();
    }

    /** Only those of the events asked for now that meet the condition as well. */
    public void narrow(Condition condition) {
        ask(lacksStream() ? EventScope.ALL : scope.get(), filter.get().and(condition));
    }

    /** All events of one operation, whatever the stream, from the first on. */
    public void beAbout(CorrelationId correlation) {
        scope.set(EventScope.ALL);
        direction.set(Direction.OLDEST_FIRST);
        filter.set(EventFilter.ofOperation(correlation));
        asked.run();
    }

    /** The question as the store is asked it. */
    EventQuery query() {
        return filter.get().query(onlyStream());
    }

    /** Whether an event is asked for, as far as its header tells. */
    boolean fits(EventHeader event) {
        boolean inScope = scope.get() == EventScope.ALL || event.stream().equals(stream);
        return inScope && filter.get().fits(event);
    }
}
