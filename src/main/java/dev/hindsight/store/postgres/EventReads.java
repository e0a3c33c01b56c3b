package dev.hindsight.store.postgres;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Scan;
import dev.hindsight.store.postgres.Sessions.Session;
import dev.hindsight.store.query.ConditionMatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads events and headers, page by page along the order of the store: never by OFFSET. */
final class EventReads {
    private final StoreTable table;
    private final EventColumns columns;
    private final EventFilter filter;
    private final Capabilities capabilities;

    EventReads(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this.table = table;
        this.filter = filter;
        this.capabilities = capabilities;
        this.columns = new EventColumns(table);
    }

    /** Reads up to a place in the order of the store, or to its end where that is null. */
    Ending headers(Session session, EventQuery query, Scan scan, @Nullable Position upTo, Consumer<EventHeader> sink)
            throws SQLException {
        return filter.beyondSql(query).isPresent()
                ? events(session, query, scan, upTo, event -> sink.accept(event.header()))
                : hand(session, page(columns.ofHeader(), query, scan, upTo), scan.limit(), columns::header, sink);
    }

    /** What the database cannot look into is looked at here, so that no limit can be asked of it. */
    Ending events(Session session, EventQuery query, Scan scan, @Nullable Position upTo, Consumer<StoredEvent> sink)
            throws SQLException {
        Optional<ConditionMatch> rest = filter.beyondSql(query);
        if (rest.isEmpty()) {
            return hand(session, page(columns.ofEvent(), query, scan, upTo), scan.limit(), columns::event, sink);
        }
        Sql all = ordered(columns.ofEvent(), query, scan, upTo);
        return hand(
                session, all, scan.limit(), columns::event, event -> rest.get().test(new LookedInto(event)), sink);
    }

    /** The place of the event that is so many events on, hidden ones included; empty if there are fewer. */
    Optional<Position> ahead(Session session, Scan scan, long events) throws SQLException {
        // The index is walked, as the step itself will walk it; this is no way to a page.
        Sql sql = new Sql("SELECT " + table.columnOrNull(EventRole.TRANSACTION) + ", "
                        + table.column(EventRole.POSITION) + " FROM " + table.events())
                .add(filter.following(scan))
                .add(filter.order(scan.direction()) + " LIMIT 1 OFFSET ?", events - 1);
        List<Position> found = new ArrayList<>();
        session.rows(sql, row -> found.add(new Position(row.getLong(1), row.getLong(2))));
        return found.stream().findFirst();
    }

    /** Whether the database would look at one event after the other, in an order for which it has an index. */
    boolean looksAtAll(Session session, EventQuery query, Scan scan) throws SQLException {
        Sql page = page(columns.ofHeader(), query, new Scan(scan.direction(), null, scan.limit()), null);
        if (QueryPlan.of(session, page).index().isPresent()) {
            return false;
        }
        Sql first = new Sql("SELECT " + table.column(EventRole.POSITION) + " FROM " + table.events()
                + filter.order(scan.direction()) + " LIMIT 1");
        return !QueryPlan.of(session, first).sorts();
    }

    /** Two halves and no OR, so that each finds its way by an index. */
    Ending connected(Session session, StreamId stream, int limit, Consumer<EventHeader> sink) throws SQLException {
        if (!table.has(EventRole.CORRELATION)) {
            return headers(session, EventQuery.ofStream(stream), Scan.oldestFirst(limit), null, sink);
        }
        String select = "SELECT " + columns.ofHeader() + " FROM " + table.events();
        String correlation = table.column(EventRole.CORRELATION);
        Sql ofStream = table.oneOf(EventRole.STREAM, List.of(stream.value()));
        Sql correlated = new Sql(correlation + " IN (SELECT " + correlation + " FROM " + table.events())
                .add(filter.where(List.of(ofStream)))
                .add(")");
        Sql sql = new Sql("SELECT * FROM (" + select)
                .add(filter.where(List.of(correlated)))
                .add(" UNION ALL " + select)
                .add(filter.where(List.of(ofStream, new Sql(correlation + " IS NULL"))))
                .add(") AS connected ORDER BY transaction, position LIMIT ?", limit + 1L);
        return hand(session, sql, limit, columns::header, sink);
    }

    List<EventHeader> headersOf(Session session, Collection<EventId> ids) throws SQLException {
        Sql sql = new Sql("SELECT " + columns.ofHeader() + " FROM " + table.events())
                .add(filter.where(List.of(table.oneOf(
                        EventRole.ID, ids.stream().map(EventId::value).toList()))))
                .add(filter.order(Scan.Direction.OLDEST_FIRST));
        return list(session, sql);
    }

    Ending effectsOf(Session session, EventId cause, int limit, Consumer<EventHeader> sink) throws SQLException {
        if (!table.has(EventRole.CAUSATION)) {
            return new Ending.Complete();
        }
        Sql sql = new Sql("SELECT " + columns.ofHeader() + " FROM " + table.events())
                .add(filter.where(List.of(table.oneOf(EventRole.CAUSATION, List.of(cause.value())))))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT ?", limit + 1L);
        return hand(session, sql, limit, columns::header, sink);
    }

    /** Those of these events that exist, in no particular order. */
    List<StoredEvent> eventsOf(Session session, Collection<EventId> ids) throws SQLException {
        Sql sql = new Sql("SELECT " + columns.ofEvent() + " FROM " + table.events())
                .add(filter.where(List.of(table.oneOf(
                        EventRole.ID, ids.stream().map(EventId::value).toList()))))
                .add(" LIMIT ?", (long) ids.size());
        List<StoredEvent> found = new ArrayList<>();
        session.rows(sql, row -> found.add(columns.event(row)));
        return found;
    }

    /**
     * Events of transactions that still run, or that started after one that still runs, may be followed by others that
     * come before them in the order: they are not safe yet. A transaction id beyond the end of the snapshot is that of
     * another server, from which the data was restored: nothing more will come of it. A server that cannot tell which
     * transactions run is believed to be done with all of them.
     */
    Optional<Position> newest(Session session) throws SQLException {
        List<Sql> settled = capabilities.snapshots() && table.isType(EventRole.TRANSACTION, "xid8")
                ? List.of(new Sql(
                        "(%1$s < pg_snapshot_xmin(pg_current_snapshot()) OR %1$s >= pg_snapshot_xmax(pg_current_snapshot()))"
                                .formatted(table.column(EventRole.TRANSACTION))))
                : List.of();
        Sql sql = new Sql("SELECT " + table.columnOrNull(EventRole.TRANSACTION) + ", "
                        + table.column(EventRole.POSITION) + " FROM " + table.events())
                .add(filter.where(settled))
                .add(filter.order(Scan.Direction.NEWEST_FIRST) + " LIMIT 1");
        List<Position> found = new ArrayList<>();
        session.rows(sql, row -> found.add(new Position(row.getLong(1), row.getLong(2))));
        return found.stream().findFirst();
    }

    /** One row more than was asked for tells whether anything follows. */
    private Sql page(String selected, EventQuery query, Scan scan, @Nullable Position upTo) {
        return ordered(selected, query, scan, upTo).add(" LIMIT ?", scan.limit() + 1L);
    }

    private Sql ordered(String selected, EventQuery query, Scan scan, @Nullable Position upTo) {
        return new Sql("SELECT " + selected + " FROM " + table.events())
                .add(filter.where(query, scan, upTo))
                .add(filter.order(scan.direction()));
    }

    private List<EventHeader> list(Session session, Sql sql) throws SQLException {
        List<EventHeader> found = new ArrayList<>();
        session.rows(sql, row -> found.add(columns.header(row)));
        return found;
    }

    @FunctionalInterface
    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static <T> Ending hand(Session session, Sql sql, int limit, RowMapper<T> mapper, Consumer<T> sink)
            throws SQLException {
        return hand(session, sql, limit, mapper, item -> true, sink);
    }

    private static <T> Ending hand(
            Session session, Sql sql, int limit, RowMapper<T> mapper, Predicate<T> wanted, Consumer<T> sink)
            throws SQLException {
        Handing<T> handing = new Handing<>(limit, mapper, wanted, sink);
        try {
            session.rows(sql, handing::row);
        } catch (SQLException e) {
            if (Failures.stopped(e) && !session.cancellation().isCancelled()) {
                return new Ending.Stopped("stopped after %d s".formatted(Sessions.STATEMENT_TIMEOUT.toSeconds()));
            }
            throw e;
        }
        return handing.cut ? new Ending.Stopped("stopped at %,d events".formatted(limit)) : new Ending.Complete();
    }

    private static final class Handing<T> {
        private final int limit;
        private final RowMapper<T> mapper;
        private final Predicate<T> wanted;
        private final Consumer<T> sink;
        private int handed;
        private boolean cut;

        Handing(int limit, RowMapper<T> mapper, Predicate<T> wanted, Consumer<T> sink) {
            this.limit = limit;
            this.mapper = mapper;
            this.wanted = wanted;
            this.sink = sink;
        }

        boolean row(ResultSet row) throws SQLException {
            T item = mapper.map(row);
            if (!wanted.test(item)) {
                return true;
            }
            if (handed == limit) {
                cut = true;
                return false;
            }
            sink.accept(item);
            handed++;
            return true;
        }
    }
}
