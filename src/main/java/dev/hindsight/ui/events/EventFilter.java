package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Literal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user narrows the table to. An empty set, empty text or null asks nothing.
 *
 * @param since the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param where a condition that the events meet
 * @param correlation the operation to which the events belong
 */
public record EventFilter(
        Set<String> types,
        Set<String> streamTypes,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Condition where,
        @Nullable CorrelationId correlation) {
    /** Lets every event through. */
    public static final EventFilter NONE = new EventFilter(Set.of(), Set.of(), null, null, null, null);

    public EventFilter {
        types = Set.copyOf(types);
        streamTypes = Set.copyOf(streamTypes);
    }

    /** The events of one operation, and nothing else asked. */
    public static EventFilter ofOperation(CorrelationId correlation) {
        return new EventFilter(Set.of(), Set.of(), null, null, null, correlation);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public EventFilter withTypes(Set<String> newTypes) {
        return new EventFilter(newTypes, streamTypes, since, until, where, correlation);
    }

    public EventFilter withoutType(String type) {
        Set<String> rest = new HashSet<>(types);
        rest.remove(type);
        return withTypes(rest);
    }

    public EventFilter withStreamTypes(Set<String> newStreamTypes) {
        return new EventFilter(types, newStreamTypes, since, until, where, correlation);
    }

    EventFilter withoutStreamType(String type) {
        Set<String> rest = new HashSet<>(streamTypes);
        rest.remove(type);
        return withStreamTypes(rest);
    }

    public EventFilter since(@Nullable Instant newSince) {
        return new EventFilter(types, streamTypes, newSince, until, where, correlation);
    }

    public EventFilter until(@Nullable Instant newUntil) {
        return new EventFilter(types, streamTypes, since, newUntil, where, correlation);
    }

    /** Instead of the condition so far. */
    public EventFilter where(@Nullable Condition condition) {
        return new EventFilter(types, streamTypes, since, until, condition, correlation);
    }

    /** Besides what is asked already. */
    public EventFilter and(Condition condition) {
        return where(where == null ? condition : where.and(condition));
    }

    /** Without one of the parts of the condition that all have to be met. */
    EventFilter without(Condition part) {
        if (where == null) {
            return this;
        }
        List<Condition> rest =
                where.conjuncts().stream().filter(other -> !other.equals(part)).toList();
        return where(
                switch (rest.size()) {
                    case 0 -> null;
                    case 1 -> rest.getFirst();
                    default -> new Condition.And(rest);
                });
    }

    public EventFilter withoutOperation() {
        return new EventFilter(types, streamTypes, since, until, where, null);
    }

    /** Whether the header of an event meets all that is asked of headers. */
    boolean fits(EventHeader event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (streamTypes.isEmpty() || streamTypes.contains(event.streamType()))
                && (since == null || !event.at().isBefore(since))
                && (until == null || event.at().isBefore(until))
                && (correlation == null || correlation.equals(event.correlation()));
    }

    /** As a question to the store; a null stream means all of them. */
    EventQuery query(@Nullable StreamId stream) {
        EventQuery query = EventQuery.all().ofTypes(types).between(since, until);
        EventQuery typed = streamTypes.isEmpty() ? query : query.and(ofStreamTypes());
        EventQuery asked = where == null ? typed : typed.and(where);
        EventQuery narrowed = correlation == null ? asked : asked.correlatedBy(Set.of(correlation));
        return stream == null ? narrowed : narrowed.inStreams(Set.of(stream));
    }

    private Condition ofStreamTypes() {
        return new Condition.In(
                Field.Header.STREAM_TYPE,
                streamTypes.stream().sorted().<Literal>map(Literal.Text::new).toList());
    }
}
