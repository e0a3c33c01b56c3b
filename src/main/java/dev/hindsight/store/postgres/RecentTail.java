package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Scan;
import dev.hindsight.store.Tail.Arrivals;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows a store that is ordered by time, which anybody may write late: the last minutes are read again each time, and
 * what was there before is left out. What comes later than that is missed, and so is, in a store that writes more than
 * {@value #MOST} events in that time, what comes later than those.
 */
final class RecentTail<T> implements TailReading<T> {
    private static final int MOST = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final StoreTable table;
    private final EventFilter filter;
    private final TailColumns<T> columns;
    private final EventQuery query;
    private final OptionalLong from;
    private final TreeSet<Position> seen = new TreeSet<>();
    /** Nothing up to here is looked at; null for no such place. */
    private @Nullable Position floor;

    private boolean begun;

    RecentTail(StoreTable table, EventFilter filter, TailColumns<T> columns, EventQuery query, OptionalLong from) {
        this.table = table;
        this.filter = filter;
        this.columns = columns;
        this.query = query;
        this.from = from;
    }

    @Override
    public Arrivals<T> read(Session session, int limit) throws SQLException {
        if (!begun) {
            begin(session);
            begun = true;
        }
        List<T> found = new ArrayList<>();
        session.rows(select(columns.selected(), query, limit + seen.size()), row -> {
            T event = columns.mapper().map(row);
            if (!seen.contains(columns.position().apply(event))) {
                found.add(event);
            }
            return found.size() < limit;
        });
        found.forEach(event -> seen.add(columns.position().apply(event)));
        forgetOld();
        return new Arrivals<>(found, found.size() >= limit);
    }

    /** What is in the window already is no news; with a position to begin from, everything from there on is. */
    private void begin(Session session) throws SQLException {
        String position = table.column(EventRole.TRANSACTION) + ", " + table.column(EventRole.POSITION);
        List<Sql> conditions = from.isPresent()
                ? List.of(new Sql("").add(table.column(EventRole.POSITION) + " = ?", from.getAsLong()))
                : List.of();
        Sql sql = new Sql("SELECT " + position + " FROM " + table.events())
                .add(filter.where(conditions))
                .add(filter.order(Scan.Direction.NEWEST_FIRST) + " LIMIT ?", (long) MOST);
        session.rows(sql, row -> seen.add(new Position(row.getLong(1), row.getLong(2))));
        if (from.isPresent() && !seen.isEmpty()) {
            floor = new Position(seen.first().transaction(), seen.first().sequence() - 1);
            seen.clear();
        }
        forgetOld();
    }

    private Sql select(String selected, EventQuery what, int limit) {
        Position after = beginning();
        List<Sql> conditions = after == null ? List.of() : List.of(filter.beyond(after, ">"));
        return new Sql("SELECT " + selected + " FROM " + table.events())
                .add(filter.where(what, conditions))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT ?", limit + 1L);
    }

    /** Where the window begins: what lies before the first event seen may come late as well. */
    private @Nullable Position beginning() {
        if (seen.isEmpty()) {
            return floor;
        }
        Position window = new Position(Math.max(0, seen.last().transaction() - microseconds(WINDOW)), -1);
        return floor == null || window.compareTo(floor) > 0 ? window : floor;
    }

    private void forgetOld() {
        while (seen.size() > MOST) {
            floor = seen.pollFirst();
        }
        while (!seen.isEmpty() && isOld(seen.first())) {
            seen.pollFirst();
        }
    }

    private boolean isOld(Position position) {
        return seen.last().transaction() - position.transaction() > microseconds(WINDOW);
    }

    private static long microseconds(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
