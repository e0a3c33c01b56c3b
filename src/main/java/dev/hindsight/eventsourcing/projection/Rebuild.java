package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.PositionedEvent;
import dev.hindsight.eventsourcing.RecordedEvent;
import dev.hindsight.eventsourcing.SnapshotStore;
import dev.hindsight.eventsourcing.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a projection, made anew from the events up to a position, and the aggregates that each row came from. */
public final class Rebuild {
    private final StoredRows rows;
    private final Map<RowKey, Set<String>> sources;

    private record RowKey(String table, String key) {}

    private Rebuild(StoredRows rows, Map<RowKey, Set<String>> sources) {
        this.rows = rows;
        this.sources = sources;
    }

    /**
     * Applies the projection to the events, in a scratch database.
     *
     * @param upTo the last event that counts
     * @param progress is told how many events were read, before each next batch, and may throw to give up
     */
    public static Rebuild of(
            EventStore store, Projection projection, Position upTo, Scratch scratch, LongConsumer progress) {
        Map<RowKey, Set<String>> sources = new ConcurrentHashMap<>();
        ReadModels models = scratch.readModels();
        Projection noting = new Noting(projection, sources);
        new Projector(new Bounded(store, upTo, progress), models, noting).catchUp();
        return new Rebuild(models.rows(noting).orElseThrow(), sources);
    }

    /** By the name of the table and the key of the row. */
    public Map<String, Map<String, String>> tables() {
        return rows.tables();
    }

    /** The aggregates whose events made that row, or would have. */
    public Set<String> sources(String table, String key) {
        return sources.getOrDefault(new RowKey(table, key), Set.of());
    }

    /** Notes which aggregate wants which row changed. */
    private record Noting(Projection projection, Map<RowKey, Set<String>> sources) implements Projection {
        @Override
        public String name() {
            return projection.name();
        }

        @Override
        public List<ProjectedTable<?>> tables() {
            return projection.tables();
        }

        @Override
        public Set<String> aggregateTypes() {
            return projection.aggregateTypes();
        }

        @Override
        public void project(DomainEvent event, RowChanges changes) {
            projection.project(event, new RowChanges() {
                @Override
                public <R extends Record> void change(
                        ProjectedTable<R> table, String key, UnaryOperator<@Nullable R> change) {
                    sources.computeIfAbsent(new RowKey(table.name(), key), _ -> new ConcurrentSkipListSet<>())
                            .add(event.aggregateId());
                    changes.change(table, key, change);
                }
            });
        }
    }

    /** A store that ends at a position. */
    private static final class Bounded implements EventStore {
        private final EventStore store;
        private final Position upTo;
        private final LongConsumer progress;
        private long read;

        Bounded(EventStore store, Position upTo, LongConsumer progress) {
            this.store = store;
            this.upTo = upTo;
            this.progress = progress;
        }

        /** One batch is read after the other, so that there is nothing to guard. */
        @Override
        public List<RecordedEvent> read(Position after, int most) {
            progress.accept(read);
            List<RecordedEvent> events = store.read(after, most).stream()
                    .filter(event -> event.position().compareTo(upTo) <= 0)
                    .toList();
            read += events.size();
            return events;
        }

        @Override
        public Stream<PositionedEvent> getAllPositioned(Position fromPosition) {
            return store.getAllPositioned(fromPosition)
                    .takeWhile(event -> event.position().compareTo(upTo) <= 0);
        }

        @Override
        public List<DomainEvent> decode(StoredEvent stored) {
            return store.decode(stored);
        }

        @Override
        public List<DomainEvent> getEvents(String aggregateId, long fromVersion, long toVersion) {
            return store.getEvents(aggregateId, fromVersion, toVersion);
        }

        @Override
        public SnapshotStore snapshots() {
            return store.snapshots();
        }

        @Override
        public void append(String aggregateId, List<DomainEvent> events, long expectedVersion) {
            throw new UnsupportedOperationException("Nothing is written while rows are rebuilt.");
        }
    }
}
