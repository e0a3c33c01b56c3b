package dev.hindsight.store.postgres;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.store.Density;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.Page;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.Scan;
import dev.hindsight.store.SearchProgress;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.store.StreamHead;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TableRow;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TypeCount;
import dev.hindsight.store.VersionRange;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A store in PostgreSQL. Thread-safe; every call is a transaction of its own. */
final class PostgresEventStore implements EventStore {
    private final StoreDescription description;
    private final Sessions sessions;
    private final StoreTable table;
    private final EventFilter filter;
    private final EventReads events;
    private final QueryEstimates estimates;
    private final RowReads rows;
    private final StreamReads streams;
    private final DensityReads density;
    private final BesideReads beside;

    PostgresEventStore(String name, Sessions sessions, StoreTable table, Capabilities capabilities) {
        this.description = describe(name, sessions.address(), table);
        this.sessions = sessions;
        this.table = table;
        this.filter = new EventFilter(table, sessions.serverVersion());
        this.events = new EventReads(table, filter, capabilities);
        this.estimates = new QueryEstimates(table, filter);
        this.rows = new RowReads(table, filter, capabilities);
        this.streams = new StreamReads(table, filter);
        this.density = new DensityReads(table, filter, capabilities);
        this.beside = new BesideReads(table, filter);
    }

    @Override
    public StoreDescription description() {
        return description;
    }

    @Override
    public Page<StreamSummary> streams(StreamQuery query, Cancellation cancellation) {
        return sessions.read(cancellation, session -> streams.streams(session, query));
    }

    @Override
    public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
        return sessions.read(cancellation, session -> streams.stream(session, id));
    }

    @Override
    public List<TypeCount> streamTypes(Cancellation cancellation) {
        return sessions.read(cancellation, streams::types);
    }

    @Override
    public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
        return search(query, scan, sink, (upTo, passed) -> {}, cancellation);
    }

    @Override
    public Ending search(
            EventQuery query,
            Scan scan,
            Consumer<EventHeader> sink,
            SearchProgress progress,
            Cancellation cancellation) {
        return along(query, scan, events::headers, EventHeader::position, sink, progress, cancellation);
    }

    @Override
    public Optional<QueryEstimate> estimate(EventQuery query, Cancellation cancellation) {
        return Optional.of(sessions.read(cancellation, session -> estimates.of(session, query)));
    }

    @Override
    public Ending rows(
            EventQuery query, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        return query.equals(EventQuery.all())
                ? rows.all(sessions, field, limit, sink, cancellation)
                : sessions.read(cancellation, session -> rows.some(session, query, field, limit, sink));
    }

    @Override
    public Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation) {
        return sessions.read(cancellation, session -> events.connected(session, stream, limit, sink));
    }

    @Override
    public List<EventHeader> headersOf(Collection<EventId> ids, Cancellation cancellation) {
        return sessions.read(cancellation, session -> events.headersOf(session, ids));
    }

    @Override
    public Page<EventHeader> effectsOf(EventId cause, int limit, Cancellation cancellation) {
        List<EventHeader> effects = new ArrayList<>();
        Ending ending = sessions.read(cancellation, session -> events.effectsOf(session, cause, limit, effects::add));
        return new Page<>(effects, ending);
    }

    @Override
    public Optional<Position> newest(Cancellation cancellation) {
        return sessions.read(cancellation, events::newest);
    }

    @Override
    public Optional<StoredEvent> event(EventId id, Cancellation cancellation) {
        return eventsOf(List.of(id), cancellation).stream().findFirst();
    }

    @Override
    public List<StoredEvent> eventsOf(Collection<EventId> ids, Cancellation cancellation) {
        return sessions.read(cancellation, session -> events.eventsOf(session, ids));
    }

    @Override
    public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
        return along(
                query,
                scan,
                events::events,
                event -> event.header().position(),
                sink,
                (upTo, passed) -> {},
                cancellation);
    }

    @FunctionalInterface
    private interface OrderedRead<T> {
        Ending read(Session session, EventQuery query, Scan scan, @Nullable Position upTo, Consumer<T> sink)
                throws SQLException;
    }

    private <T> Ending along(
            EventQuery query,
            Scan scan,
            OrderedRead<T> read,
            Function<T, Position> position,
            Consumer<T> sink,
            SearchProgress progress,
            Cancellation cancellation) {
        if (query.isSelective() && sessions.read(cancellation, session -> events.looksAtAll(session, query, scan))) {
            return new SteppedRead<>(scan, position, sink, progress)
                    .run((rest, count, into) -> sessions.read(cancellation, session -> {
                        Optional<Position> edge = events.ahead(session, rest, count);
                        return new SteppedRead.Step(edge, read.read(session, query, rest, edge.orElse(null), into));
                    }));
        }
        return new ResumedRead<>(scan, position, sink)
                .run((rest, into) ->
                        sessions.read(cancellation, session -> read.read(session, query, rest, null, into)));
    }

    @Override
    public Optional<Density> density(int buckets, Cancellation cancellation) {
        return sessions.read(cancellation, session -> density.atOnce(session, buckets));
    }

    @Override
    public Optional<Density> countedDensity(int buckets, DoubleConsumer progress, Cancellation cancellation) {
        return density.counted(sessions, buckets, progress, cancellation);
    }

    @Override
    public List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation) {
        return counted(EventRole.TYPE, EventHeader::type, query, cancellation);
    }

    @Override
    public List<TypeCount> streamTypes(EventQuery query, Cancellation cancellation) {
        return counted(EventRole.STREAM_TYPE, EventHeader::streamType, query, cancellation);
    }

    private List<TypeCount> counted(
            EventRole role, Function<EventHeader, String> value, EventQuery query, Cancellation cancellation) {
        if (filter.beyondSql(query).isPresent()) {
            return countedHere(value, query, cancellation);
        }
        Sql sql = new Sql("SELECT coalesce(" + table.columnOrNull(role) + ", ''), count(*) FROM " + table.events())
                .add(filter.where(query))
                .add(" GROUP BY 1 ORDER BY 2 DESC, 1");
        return sessions.read(cancellation, session -> StreamReads.counts(session, sql));
    }

    /** What the database cannot look into is looked at here. */
    private List<TypeCount> countedHere(
            Function<EventHeader, String> value, EventQuery query, Cancellation cancellation) {
        Map<String, Long> counts = new HashMap<>();
        headers(
                query,
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                event -> counts.merge(value.apply(event), 1L, Long::sum),
                cancellation);
        return counts.entrySet().stream()
                .map(count -> new TypeCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(TypeCount::type))
                .toList();
    }

    @Override
    public Tail<EventHeader> tailHeaders(OptionalLong from) {
        return new PostgresTail<>(sessions, table, filter, TailColumns.headers(table), EventQuery.all(), from);
    }

    @Override
    public Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from) {
        return new PostgresTail<>(
                sessions, table, filter, TailColumns.events(table, filter.beyondSql(query)), query, from);
    }

    @Override
    public List<VersionRange> removedVersions(StreamId stream, Cancellation cancellation) {
        return sessions.read(cancellation, session -> beside.removedVersions(session, stream));
    }

    @Override
    public boolean numbersStreams() {
        return !table.layout().column(EventRole.VERSION).equals(table.layout().column(EventRole.POSITION));
    }

    @Override
    public Set<String> erased(Collection<String> people, Cancellation cancellation) {
        return sessions.read(cancellation, session -> beside.erased(session, people));
    }

    @Override
    public boolean removesEvents(Cancellation cancellation) {
        return sessions.read(cancellation, beside::removesEvents);
    }

    @Override
    public boolean notesHeads() {
        return table.headsTable().isPresent();
    }

    @Override
    public Ending heads(Consumer<StreamHead> sink, Cancellation cancellation) {
        return table.headsTable()
                .map(streams -> beside.heads(sessions, streams, sink, cancellation))
                .orElseGet(Ending.Complete::new);
    }

    @Override
    public String snapshotsTable() {
        return beside.snapshotsTable()
                .map(snapshots -> table.schema() + "." + snapshots.table())
                .orElse("");
    }

    @Override
    public List<Long> snapshotVersions(StreamId stream, Cancellation cancellation) {
        Optional<Layout.SnapshotsTable> snapshots = beside.snapshotsTable();
        return snapshots.isEmpty()
                ? List.of()
                : sessions.read(cancellation, session -> beside.snapshotVersions(session, snapshots.get(), stream));
    }

    @Override
    public Optional<StoredSnapshot> snapshot(StreamId stream, long version, Cancellation cancellation) {
        return beside.snapshotsTable()
                .flatMap(snapshots ->
                        sessions.read(cancellation, session -> beside.snapshot(session, snapshots, stream, version)));
    }

    @Override
    public Ending snapshots(Consumer<StoredSnapshot> sink, Cancellation cancellation) {
        return beside.snapshotsTable()
                .map(snapshots -> beside.snapshots(sessions, snapshots, sink, cancellation))
                .orElseGet(Ending.Complete::new);
    }

    /** Of tables that are put together the server keeps no rows. */
    @Override
    public Writers knownWriters() {
        if (!table.isOwnColumn(EventRole.POSITION) || !table.isOneTable()) {
            return Writers.UNKNOWN;
        }
        if (!table.has(EventRole.TRANSACTION)) {
            return Writers.KNOWN_TO_SERVER;
        }
        return table.isOwnColumn(EventRole.TRANSACTION) ? Writers.RECORDED : Writers.UNKNOWN;
    }

    @Override
    public Ending writers(Consumer<HeaderRow> sink, Cancellation cancellation) {
        return rows.withWriters().all(sessions, List.of(), Integer.MAX_VALUE - 1, sink, cancellation);
    }

    @Override
    public String consumersTable() {
        return table.layout().beside().consumers().stream()
                .map(ConsumersTable::table)
                .collect(Collectors.joining(" or "));
    }

    @Override
    public List<ConsumerPosition> consumers(Cancellation cancellation) {
        return sessions.read(cancellation, session -> {
            for (ConsumersTable consumers : table.layout().beside().consumers()) {
                Optional<List<ConsumerPosition>> found = new ConsumerReads(consumers, table.schema()).read(session);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return List.of();
        });
    }

    @Override
    public List<MappableTable> tables(Cancellation cancellation) {
        return sessions.read(cancellation, PostgresMapper::tables);
    }

    @Override
    public List<TableRow> tableRows(
            String schema, String name, String key, @Nullable String after, int limit, Cancellation cancellation) {
        return sessions.read(cancellation, session -> TableReads.rows(session, schema, name, key, after, limit));
    }

    @Override
    public Listening listen(Runnable news) {
        // A pooler would leave it to whichever session comes next.
        return table.channels().isEmpty() || sessions.isPooled()
                ? EventStore.super.listen(news)
                : Notifications.await(sessions, table.channels(), news);
    }

    /** What is left out, and why, is said. */
    private static StoreDescription describe(String name, String address, StoreTable table) {
        List<String> remarks = new ArrayList<>();
        if (!table.hidden().isEmpty()) {
            remarks.add("Left out: " + String.join(", ", table.hidden()) + ".");
        }
        if (!table.unreadable().isEmpty()) {
            remarks.add("This user may not read the column %s; the rest is shown without."
                    .formatted(String.join(", ", table.unreadable())));
        }
        remarks.addAll(table.leftOutOfList());
        if (!table.has(EventRole.TIME)) {
            remarks.add("This store records no times: what is shown as time only gives the order of events.");
        }
        return new StoreDescription(name, address, table.layout().id(), table.shownName(), remarks);
    }

    /** Connections in use; none while nothing is being read. */
    int activeConnections() {
        return sessions.activeConnections();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
