package dev.hindsight.store;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.query.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events: those that meet every part. An empty set, empty list, empty text or null asks nothing.
 *
 * @param since the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param fromVersion the lowest version within a stream, inclusive
 * @param toVersion the highest version within a stream, inclusive
 * @param where conditions, all of which the event meets
 */
public record EventQuery(
        Set<StreamId> streams,
        Set<String> types,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Long fromVersion,
        @Nullable Long toVersion,
        Set<CorrelationId> correlations,
        List<Condition> where) {
    private static final EventQuery ALL =
            new EventQuery(Set.of(), Set.of(), null, null, null, null, Set.of(), List.of());

    public EventQuery {
        streams = Set.copyOf(streams);
        types = Set.copyOf(types);
        correlations = Set.copyOf(correlations);
        where = List.copyOf(where);
    }

    /** Every event of the store. */
    public static EventQuery all() {
        return ALL;
    }

    public static EventQuery ofStream(StreamId stream) {
        return ALL.inStreams(Set.of(stream));
    }

    public static EventQuery ofCorrelation(CorrelationId correlation) {
        return ALL.correlatedBy(Set.of(correlation));
    }

    public EventQuery inStreams(Set<StreamId> only) {
        return new EventQuery(only, types, since, until, fromVersion, toVersion, correlations, where);
    }

    public EventQuery ofTypes(Set<String> only) {
        return new EventQuery(streams, only, since, until, fromVersion, toVersion, correlations, where);
    }

    /** Events from {@code newSince} (inclusive) to {@code newUntil} (exclusive); null leaves that side open. */
    public EventQuery between(@Nullable Instant newSince, @Nullable Instant newUntil) {
        return new EventQuery(streams, types, newSince, newUntil, fromVersion, toVersion, correlations, where);
    }

    /** Events with a version from {@code from} to {@code to}, both inclusive; null leaves that side open. */
    public EventQuery versions(@Nullable Long from, @Nullable Long to) {
        return new EventQuery(streams, types, since, until, from, to, correlations, where);
    }

    public EventQuery correlatedBy(Set<CorrelationId> only) {
        return new EventQuery(streams, types, since, until, fromVersion, toVersion, only, where);
    }

    public EventQuery where(List<Condition> conditions) {
        return new EventQuery(streams, types, since, until, fromVersion, toVersion, correlations, conditions);
    }

    /** Events that meet this condition as well. */
    public EventQuery and(Condition condition) {
        return where(
                Stream.concat(where.stream(), condition.conjuncts().stream()).toList());
    }

    /** Events with that text in payload or metadata, ignoring case; an empty text asks nothing. */
    public EventQuery containing(String text) {
        return text.isEmpty() ? this : and(new Condition.Mentions(text));
    }

    /** Whether it asks for something that a store without the right index finds only by looking at every event. */
    public boolean isSelective() {
        return !types.isEmpty() || since != null || until != null || !where.isEmpty();
    }
}
