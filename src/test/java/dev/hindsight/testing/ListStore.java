package dev.hindsight.testing;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.Page;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TypeCount;
import dev.hindsight.store.query.ConditionMatch;
import dev.hindsight.store.query.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Headers in a list, for panels that ask for nothing else; events may be added while it is open. */
public class ListStore implements EventStore {
    private final List<EventHeader> events = new ArrayList<>();
    private @Nullable StoreException nextFailure;
    private @Nullable String nextReason;
    private int nextCount;
    private @Nullable HeldBack heldBack;

    public ListStore(Collection<EventHeader> events) {
        this.events.addAll(events);
    }

    public void add(EventHeader event) {
        events.add(event);
    }

    /** Says to those who follow that events are held back; null for none. */
    public void holdBack(@Nullable HeldBack newHeldBack) {
        heldBack = newHeldBack;
    }

    /** Has the next read of headers fail. */
    public void failNext(StoreException failure) {
        nextFailure = failure;
    }

    /** Has the next read of headers end early, as after a time limit. */
    public void stopNextAfter(int count, String reason) {
        nextCount = count;
        nextReason = reason;
    }

    @Override
    public StoreDescription description() {
        return new StoreDescription("shop", "localhost:5432/shop", "hindsight", "public.events", List.of());
    }

    @Override
    public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
        StoreException failure = nextFailure;
        nextFailure = null;
        if (failure != null) {
            throw failure;
        }
        String reason = nextReason;
        nextReason = null;
        if (reason != null) {
            headers(query, new Scan(scan.direction(), scan.after(), nextCount), sink, cancellation);
            return new Ending.Stopped(reason);
        }
        boolean oldestFirst = scan.direction() == Scan.Direction.OLDEST_FIRST;
        Position after = scan.after();
        List<EventHeader> all = new ArrayList<>(events);
        all.sort(Comparator.comparing(EventHeader::position));
        List<EventHeader> found = (oldestFirst ? all : all.reversed())
                .stream()
                        .filter(meets(query))
                        .filter(event -> after == null
                                || (oldestFirst
                                        ? event.position().compareTo(after) > 0
                                        : event.position().compareTo(after) < 0))
                        .limit(scan.limit() + 1L)
                        .toList();
        found.stream().limit(scan.limit()).forEach(sink);
        return found.size() > scan.limit()
                ? new Ending.Stopped("stopped at " + scan.limit() + " events")
                : new Ending.Complete();
    }

    private static Predicate<EventHeader> meets(EventQuery query) {
        return event -> (query.streams().isEmpty() || query.streams().contains(event.stream()))
                && (query.types().isEmpty() || query.types().contains(event.type()))
                && (query.correlations().isEmpty()
                        || (event.correlation() != null && query.correlations().contains(event.correlation())))
                && (query.since() == null || !event.at().isBefore(query.since()))
                && (query.until() == null || event.at().isBefore(query.until()))
                && (query.fromVersion() == null || event.version() >= query.fromVersion())
                && (query.toVersion() == null || event.version() <= query.toVersion())
                && query.where().stream()
                        .allMatch(condition -> new ConditionMatch(condition).test(new HeaderOnly(event)));
    }

    private record HeaderOnly(EventHeader header) implements ConditionMatch.Candidate {
        @Override
        public JsonNode document(Field.Root root) {
            return JsonNodeFactory.instance.missingNode();
        }

        @Override
        public String text(Field.Root root) {
            return "";
        }
    }

    @Override
    public Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation) {
        return headers(EventQuery.ofStream(stream), Scan.oldestFirst(limit), sink, cancellation);
    }

    @Override
    public List<EventHeader> headersOf(Collection<EventId> ids, Cancellation cancellation) {
        return events.stream().filter(event -> ids.contains(event.id())).toList();
    }

    @Override
    public Page<EventHeader> effectsOf(EventId cause, int limit, Cancellation cancellation) {
        List<EventHeader> found =
                events.stream().filter(event -> cause.equals(event.causation())).toList();
        return new Page<>(
                found.stream().limit(limit).toList(),
                found.size() > limit ? new Ending.Stopped("stopped at " + limit + " events") : new Ending.Complete());
    }

    @Override
    public Optional<Position> newest(Cancellation cancellation) {
        return events.stream().map(EventHeader::position).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<StoredEvent> event(EventId id, Cancellation cancellation) {
        return headersOf(List.of(id), cancellation).stream()
                .map(header -> new StoredEvent(header, new Content.Absent(), new Content.Absent()))
                .findFirst();
    }

    @Override
    public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
        return headers(
                query,
                scan,
                header -> sink.accept(new StoredEvent(header, new Content.Absent(), new Content.Absent())),
                cancellation);
    }

    @Override
    public Optional<Density> density(int buckets, Cancellation cancellation) {
        return Optional.empty();
    }

    @Override
    public List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation) {
        return counted(query, EventHeader::type);
    }

    @Override
    public List<TypeCount> streamTypes(EventQuery query, Cancellation cancellation) {
        return counted(query, EventHeader::streamType);
    }

    private List<TypeCount> counted(EventQuery query, Function<EventHeader, String> value) {
        Map<String, Long> counts =
                events.stream().filter(meets(query)).collect(Collectors.groupingBy(value, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TypeCount::count).reversed())
                .toList();
    }

    @Override
    public Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation) {
        return new Page<>(List.of(), new Ending.Complete());
    }

    @Override
    public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
        return Optional.empty();
    }

    @Override
    public List<TypeCount> streamTypes(Cancellation cancellation) {
        Map<String, Set<StreamId>> streams = new TreeMap<>();
        events.forEach(event -> streams.computeIfAbsent(event.streamType(), type -> new HashSet<>())
                .add(event.stream()));
        return streams.entrySet().stream()
                .map(type -> new TypeCount(type.getKey(), type.getValue().size()))
                .toList();
    }

    @Override
    public Tail<EventHeader> tailHeaders(OptionalLong from) {
        Tail<EventHeader> tail = new ListTail<>(() -> List.copyOf(events), from.isPresent());
        return (limit, cancellation) -> {
            Tail.Arrivals<EventHeader> read = tail.read(limit, cancellation);
            return new Tail.Arrivals<>(read.events(), read.more(), heldBack != null, Optional.ofNullable(heldBack));
        };
    }

    @Override
    public Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
