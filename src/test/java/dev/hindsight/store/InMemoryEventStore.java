package dev.hindsight.store;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.query.ConditionMatch;
import dev.hindsight.store.query.Field;
import dev.hindsight.testing.ListTail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event store for tests of whatever reads one. Events may be added while it is read. */
public class InMemoryEventStore implements EventStore {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
    private @Nullable StoreException failure;

    public InMemoryEventStore(Collection<StoredEvent> events) {
        this.events.addAll(events);
    }

    public void add(StoredEvent event) {
        events.add(event);
    }

    /** From now on every read fails like this; null ends the trouble. */
    public void failWith(@Nullable StoreException newFailure) {
        failure = newFailure;
    }

    @Override
    public StoreDescription description() {
        return new StoreDescription("shop", "localhost:5432/shop", "hindsight", "public.events", List.of());
    }

    @Override
    public Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation) {
        List<StreamSummary> found = summaries(cancellation)
                .filter(stream -> stream.id()
                        .value()
                        .toLowerCase(Locale.ROOT)
                        .contains(query.match().toLowerCase(Locale.ROOT)))
                .filter(stream -> query.types().isEmpty() || query.types().contains(stream.type()))
                .sorted(order(query.order()))
                .dropWhile(stream -> query.after() instanceof StreamQuery.Cursor.After(StreamSummary last)
                        && order(query.order()).compare(stream, last) <= 0)
                .limit(query.limit() + 1L)
                .toList();
        return found.size() > query.limit()
                ? new Page<>(
                        found.subList(0, query.limit()),
                        new Ending.Stopped("stopped at %,d streams".formatted(query.limit())))
                : new Page<>(found, new Ending.Complete());
    }

    @Override
    public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
        return summaries(cancellation).filter(stream -> stream.id().equals(id)).findFirst();
    }

    @Override
    public List<TypeCount> streamTypes(Cancellation cancellation) {
        return counts(summaries(cancellation).map(StreamSummary::type));
    }

    @Override
    public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
        return events(query, scan, event -> sink.accept(event.header()), cancellation);
    }

    @Override
    public Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation) {
        Set<Object> correlations = new HashSet<>();
        inOrder(Scan.oldestFirst(limit), cancellation)
                .map(StoredEvent::header)
                .filter(event -> event.stream().equals(stream) && event.correlation() != null)
                .forEach(event -> correlations.add(Objects.requireNonNull(event.correlation())));
        Stream<EventHeader> found = inOrder(Scan.oldestFirst(limit), cancellation)
                .map(StoredEvent::header)
                .filter(event -> event.stream().equals(stream)
                        || (event.correlation() != null && correlations.contains(event.correlation())));
        return hand(found, limit, sink, cancellation);
    }

    @Override
    public List<EventHeader> headersOf(Collection<EventId> ids, Cancellation cancellation) {
        return inOrder(Scan.oldestFirst(1), cancellation)
                .map(StoredEvent::header)
                .filter(event -> ids.contains(event.id()))
                .toList();
    }

    @Override
    public Page<EventHeader> effectsOf(EventId cause, int limit, Cancellation cancellation) {
        List<EventHeader> effects = new ArrayList<>();
        Stream<EventHeader> found = inOrder(Scan.oldestFirst(limit), cancellation)
                .map(StoredEvent::header)
                .filter(event -> cause.equals(event.causation()));
        return new Page<>(effects, hand(found, limit, effects::add, cancellation));
    }

    @Override
    public Optional<Position> newest(Cancellation cancellation) {
        return inOrder(Scan.newestFirst(1), cancellation)
                .map(event -> event.header().position())
                .findFirst();
    }

    @Override
    public Optional<StoredEvent> event(EventId id, Cancellation cancellation) {
        return inOrder(Scan.oldestFirst(1), cancellation)
                .filter(event -> event.header().id().equals(id))
                .findFirst();
    }

    @Override
    public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
        return hand(inOrder(scan, cancellation).filter(event -> meets(query, event)), scan.limit(), sink, cancellation);
    }

    @Override
    public Optional<Density> density(int buckets, Cancellation cancellation) {
        List<EventHeader> all = inOrder(Scan.oldestFirst(1), cancellation)
                .map(StoredEvent::header)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        java.time.Instant from =
                all.stream().map(EventHeader::at).min(Comparator.naturalOrder()).orElseThrow();
        java.time.Instant until = all.stream()
                .map(EventHeader::at)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusMillis(1);
        long[] counts = new long[buckets];
        double step = java.time.Duration.between(from, until).toNanos() / (double) buckets;
        for (EventHeader event : all) {
            counts[(int) (java.time.Duration.between(from, event.at()).toNanos() / step)]++;
        }
        return Optional.of(new Density(from, until, counts, false));
    }

    @Override
    public List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation) {
        return counts(inOrder(Scan.oldestFirst(1), cancellation)
                .filter(event -> meets(query, event))
                .map(event -> event.header().type()));
    }

    @Override
    public List<TypeCount> streamTypes(EventQuery query, Cancellation cancellation) {
        return counts(inOrder(Scan.oldestFirst(1), cancellation)
                .filter(event -> meets(query, event))
                .map(event -> event.header().streamType()));
    }

    @Override
    public Tail<EventHeader> tailHeaders(OptionalLong from) {
        return new ListTail<>(
                () -> tailed(EventQuery.all(), from).map(StoredEvent::header).toList(), from.isPresent());
    }

    @Override
    public Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from) {
        return new ListTail<>(() -> tailed(query, from).toList(), from.isPresent());
    }

    private Stream<StoredEvent> tailed(EventQuery query, OptionalLong from) {
        return inOrder(Scan.oldestFirst(1), Cancellation.never())
                .filter(event -> meets(query, event))
                .filter(event -> event.header().position().sequence() >= from.orElse(Long.MIN_VALUE));
    }

    @Override
    public void close() {}

    private Stream<StoredEvent> inOrder(Scan scan, Cancellation cancellation) {
        cancellation.check();
        if (failure != null) {
            throw failure;
        }
        boolean oldestFirst = scan.direction() == Scan.Direction.OLDEST_FIRST;
        Comparator<Position> order = oldestFirst ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Position after = scan.after();
        return events.stream()
                .sorted(Comparator.comparing(event -> event.header().position(), order))
                .filter(event -> after == null || order.compare(event.header().position(), after) > 0);
    }

    private static <T> Ending hand(Stream<T> found, int limit, Consumer<T> sink, Cancellation cancellation) {
        List<T> items = found.limit(limit + 1L).toList();
        for (T item : items.subList(0, Math.min(limit, items.size()))) {
            cancellation.check();
            sink.accept(item);
        }
        return items.size() > limit
                ? new Ending.Stopped("stopped at %,d events".formatted(limit))
                : new Ending.Complete();
    }

    private Stream<StreamSummary> summaries(Cancellation cancellation) {
        Map<StreamId, List<EventHeader>> byStream = inOrder(Scan.oldestFirst(1), cancellation)
                .map(StoredEvent::header)
                .collect(Collectors.groupingBy(EventHeader::stream));
        return byStream.values().stream().map(InMemoryEventStore::summary);
    }

    private static StreamSummary summary(List<EventHeader> stream) {
        EventHeader first = stream.stream()
                .min(Comparator.comparingLong(EventHeader::version))
                .orElseThrow();
        EventHeader last = stream.stream()
                .max(Comparator.comparingLong(EventHeader::version))
                .orElseThrow();
        return new StreamSummary(
                first.stream(),
                first.streamType(),
                stream.size(),
                first.version(),
                last.version(),
                first.at(),
                last.at());
    }

    private static Comparator<StreamSummary> order(StreamQuery.Order order) {
        Comparator<StreamSummary> byName = Comparator.comparing(StreamSummary::id);
        return switch (order) {
            case LAST_ACTIVITY ->
                Comparator.comparing(StreamSummary::lastAt).reversed().thenComparing(byName);
            case SIZE ->
                Comparator.comparingLong(StreamSummary::events).reversed().thenComparing(byName);
            case NAME -> byName;
        };
    }

    private static List<TypeCount> counts(Stream<String> types) {
        return types.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(TypeCount::type))
                .toList();
    }

    private static boolean meets(EventQuery query, StoredEvent event) {
        EventHeader header = event.header();
        return (query.streams().isEmpty() || query.streams().contains(header.stream()))
                && (query.types().isEmpty() || query.types().contains(header.type()))
                && (query.correlations().isEmpty()
                        || (header.correlation() != null && query.correlations().contains(header.correlation())))
                && (query.since() == null || !header.at().isBefore(query.since()))
                && (query.until() == null || header.at().isBefore(query.until()))
                && (query.fromVersion() == null || header.version() >= query.fromVersion())
                && (query.toVersion() == null || header.version() <= query.toVersion())
                && query.where().stream()
                        .allMatch(condition -> new ConditionMatch(condition).test(new Candidate(event)));
    }

    private record Candidate(StoredEvent event) implements ConditionMatch.Candidate {
        @Override
        public EventHeader header() {
            return event.header();
        }

        @Override
        public JsonNode document(Field.Root root) {
            return MAPPER.readTree(content(root) instanceof Content.Text(String value) ? value : "null");
        }

        @Override
        public String text(Field.Root root) {
            return content(root) instanceof Content.Text(String value) ? value : "";
        }

        private Content content(Field.Root root) {
            return root == Field.Root.PAYLOAD ? event.payload() : event.metadata();
        }
    }
}
