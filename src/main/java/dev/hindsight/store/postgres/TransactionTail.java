package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Scan;
import dev.hindsight.store.Tail.Arrivals;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows a store that keeps the id of the writing transaction: in the order of (transaction, position), and only events
 * of transactions older than every one that runs. Whatever commits later comes later in this order.
 *
 * <p>A position alone is no such order, and neither is it enough to leave out running transactions: a higher position
 * may be that of an older transaction.
 */
final class TransactionTail<T> implements TailReading<T> {
    private final StoreTable table;
    private final EventFilter filter;
    private final TailColumns<T> columns;
    private final EventQuery query;
    private final OptionalLong from;
    private final HolderReads holders;
    /** The last event handed over of those that were there at the beginning; null when these are done. */
    private @Nullable Position catchingUp;

    private boolean begun;
    /** Everything of transactions before this one has been handed over, but for what catches up. */
    private long horizon;
    /** The last event handed over of transactions from the horizon on. */
    private @Nullable Position last;

    TransactionTail(StoreTable table, EventFilter filter, TailColumns<T> columns, EventQuery query, OptionalLong from) {
        this.table = table;
        this.filter = filter;
        this.columns = columns;
        this.query = query;
        this.from = from;
        this.holders = new HolderReads(table, filter);
    }

    @Override
    public Arrivals<T> read(Session session, int limit) throws SQLException {
        // First the snapshot, then the events: what was settled then can be seen by any statement that comes after.
        Snapshot snapshot = Snapshot.take(session);
        if (!begun) {
            catchingUp = from.isPresent() ? before(session, from.getAsLong()) : null;
            horizon = snapshot.oldestRunning();
            begun = true;
        }
        return catchingUp != null ? catchUp(session, catchingUp, limit) : follow(session, snapshot, limit);
    }

    /** What was there when following began, ids of another server's transactions included, which come last of all. */
    private Arrivals<T> catchUp(Session session, Position after, int limit) throws SQLException {
        String transaction = table.column(EventRole.TRANSACTION);
        Sql old = new Sql("")
                .add(
                        "(%1$s < ?::text::xid8 OR %1$s >= pg_snapshot_xmax(pg_current_snapshot()))"
                                .formatted(transaction),
                        Long.toString(horizon));
        List<T> found = rows(session, List.of(old, filter.beyond(after, ">")), limit);
        boolean more = found.size() > limit;
        List<T> events = more ? found.subList(0, limit) : found;
        catchingUp = more ? columns.position().apply(events.getLast()) : null;
        return new Arrivals<>(events, true);
    }

    private Arrivals<T> follow(Session session, Snapshot snapshot, int limit) throws SQLException {
        if (snapshot.oldestRunning() == horizon) {
            return settled(List.of(), session, snapshot);
        }
        String transaction = table.column(EventRole.TRANSACTION);
        Sql settled = new Sql("").add(transaction + " < ?::text::xid8", Long.toString(snapshot.oldestRunning()));
        Sql following = last == null
                ? new Sql("").add(transaction + " >= ?::text::xid8", Long.toString(horizon))
                : filter.beyond(last, ">");
        List<T> found = rows(session, List.of(settled, following), limit);
        if (found.size() > limit) {
            List<T> events = found.subList(0, limit);
            last = columns.position().apply(events.getLast());
            return new Arrivals<>(events, true);
        }
        Arrivals<T> arrivals = settled(found, session, snapshot);
        horizon = snapshot.oldestRunning();
        last = null;
        return arrivals;
    }

    private Arrivals<T> settled(List<T> found, Session session, Snapshot snapshot) throws SQLException {
        boolean waiting = holders.isAnythingWaiting(session, snapshot);
        return new Arrivals<>(found, false, waiting, waiting ? holders.heldBack(session, snapshot) : Optional.empty());
    }

    private List<T> rows(Session session, List<Sql> conditions, int limit) throws SQLException {
        Sql sql = new Sql("SELECT " + columns.selected() + " FROM " + table.events())
                .add(filter.where(query, conditions))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT ?", limit + 1L);
        List<T> found = new ArrayList<>();
        session.rows(sql, row -> found.add(columns.mapper().map(row)));
        return found;
    }

    /** The place just before the first event with that position or a higher one; the very end where there is none. */
    private Position before(Session session, long position) throws SQLException {
        Sql sql = new Sql("SELECT %s::text, %s FROM %s"
                        .formatted(
                                table.column(EventRole.TRANSACTION), table.column(EventRole.POSITION), table.events()))
                .add(filter.where(List.of(new Sql("").add(table.column(EventRole.POSITION) + " >= ?", position))))
                .add(" ORDER BY 2 LIMIT 1");
        List<Position> found = new ArrayList<>();
        session.rows(sql, row -> found.add(new Position(row.getLong(1), row.getLong(2) - 1)));
        return found.isEmpty() ? new Position(Long.MAX_VALUE, Long.MAX_VALUE) : found.getFirst();
    }
}
