package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Page;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TypeCount;
import dev.hindsight.testing.ListTail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store of headers only, with the reads that a timeline makes; it can be told to fail. */
final class HeaderStore implements EventStore {
    final List<EventHeader> headers = new ArrayList<>();
    boolean estimated;
    int reads;
    int counts;
    Runnable onCount = () -> {};
    Function<EventHeader, String> field = header -> "";

    @Nullable StoreException failure;

    HeaderStore(List<EventHeader> headers) {
        this.headers.addAll(headers);
    }

    @Override
    public StoreDescription description() {
        return new StoreDescription("shop", "localhost:5432/shop", "hindsight", "public.events", List.of());
    }

    @Override
    public Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation) {
        fail();
        reads++;
        Set<CorrelationId> correlations = new HashSet<>();
        headers.stream()
                .filter(header -> header.stream().equals(stream))
                .map(EventHeader::correlation)
                .filter(Objects::nonNull)
                .forEach(correlations::add);
        List<EventHeader> found = headers.stream()
                .filter(header -> header.stream().equals(stream) || correlations.contains(header.correlation()))
                .toList();
        found.stream().limit(limit).forEach(sink);
        return found.size() > limit
                ? new Ending.Stopped(String.format("stopped at %,d events", limit))
                : new Ending.Complete();
    }

    @Override
    public Optional<Density> density(int buckets, Cancellation cancellation) {
        return density(buckets, estimated);
    }

    @Override
    public Optional<Density> countedDensity(int buckets, DoubleConsumer progress, Cancellation cancellation) {
        counts++;
        onCount.run();
        return density(buckets, false);
    }

    private Optional<Density> density(int buckets, boolean guessed) {
        fail();
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        long first = headers.stream()
                .mapToLong(header -> Micros.of(header.at()))
                .min()
                .orElseThrow();
        long last = headers.stream()
                .mapToLong(header -> Micros.of(header.at()))
                .max()
                .orElseThrow();
        long step = (last - first) / buckets + 1;
        long[] counts = new long[buckets];
        headers.forEach(header -> counts[(int) ((Micros.of(header.at()) - first) / step)]++);
        return Optional.of(new Density(Micros.instant(first), Micros.instant(first + step * buckets), counts, guessed));
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Tail<EventHeader> tailHeaders(OptionalLong from) {
        return new ListTail<>(() -> List.copyOf(headers), from.isPresent());
    }

    /** The field of metadata of each event is what {@link #field} says. */
    @Override
    public Ending rows(
            EventQuery query, List<String> path, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        HeaderRow row = new HeaderRow();
        headers.stream()
                .filter(header -> query.streams().isEmpty() || query.streams().contains(header.stream()))
                .limit(limit)
                .forEach(header -> {
                    row.set(header);
                    row.field().set(path.isEmpty() ? null : field.apply(header));
                    sink.accept(row);
                });
        return new Ending.Complete();
    }

    @Override
    public Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    @Override
    public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
        fail();
        reads++;
        headers.stream()
                .filter(header -> query.since() == null || !header.at().isBefore(query.since()))
                .filter(header -> query.until() == null || header.at().isBefore(query.until()))
                .limit(scan.limit())
                .forEach(sink);
        return new Ending.Complete();
    }

    @Override
    public List<EventHeader> headersOf(Collection<EventId> ids, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<EventHeader> effectsOf(EventId cause, int limit, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Position> newest(Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredEvent> event(EventId id, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TypeCount> streamTypes(EventQuery query, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TypeCount> streamTypes(Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }
}
