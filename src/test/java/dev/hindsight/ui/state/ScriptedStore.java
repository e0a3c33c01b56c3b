package dev.hindsight.ui.state;

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
import dev.hindsight.store.Page;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TypeCount;
import dev.hindsight.testing.ListTail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that tests write to: all events in one list, streams in it told by their headers. */
final class ScriptedStore implements EventStore {
    final List<StoredEvent> events = new ArrayList<>();
    final List<StoredSnapshot> snapshots = new ArrayList<>();

    @Nullable String failure;

    int reads;

    int handed;

    @Override
    public StoreDescription description() {
        return new StoreDescription("shop", "localhost:5432/shop", "hindsight", "public.events", List.of());
    }

    @Override
    public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
        if (failure != null) {
            throw new StoreReadException(failure, null);
        }
        List<EventHeader> headers = events.stream()
                .map(StoredEvent::header)
                .filter(header -> header.stream().equals(id))
                .toList();
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        EventHeader first = headers.getFirst();
        EventHeader last = headers.getLast();
        return Optional.of(new StreamSummary(
                id, first.streamType(), headers.size(), first.version(), last.version(), first.at(), last.at()));
    }

    @Override
    public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
        reads++;
        List<StoredEvent> found = events.stream()
                .filter(event -> query.streams().contains(event.header().stream()))
                .filter(event -> query.fromVersion() == null || event.header().version() >= query.fromVersion())
                .toList();
        found.stream().limit(scan.limit()).forEach(sink);
        handed += Math.min(found.size(), scan.limit());
        return found.size() <= scan.limit()
                ? new Ending.Complete()
                : new Ending.Stopped("stopped at %,d events".formatted(scan.limit()));
    }

    @Override
    public List<Long> snapshotVersions(StreamId stream, Cancellation cancellation) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.stream().equals(stream))
                .map(StoredSnapshot::version)
                .toList();
    }

    @Override
    public Optional<StoredSnapshot> snapshot(StreamId stream, long version, Cancellation cancellation) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.stream().equals(stream) && snapshot.version() == version)
                .findFirst();
    }

    @Override
    public Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TypeCount> streamTypes(Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation) {
        throw new UnsupportedOperationException();
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
    public Optional<Density> density(int buckets, Cancellation cancellation) {
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
    public Tail<EventHeader> tailHeaders(OptionalLong from) {
        return new ListTail<>(() -> events.stream().map(StoredEvent::header).toList(), from.isPresent());
    }

    @Override
    public Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
