package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Tail.Arrivals;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Follows a store that only numbers its events: numbers beyond the highest seen, and those that were skipped so far. An
 * event whose transaction was slow is handed over when it comes, after others with higher numbers. Rows that are hidden
 * or not asked for are looked at as well, since their numbers are no gaps.
 */
final class NumberedTail<T> implements TailReading<T> {
    /** How far back gaps are looked for when following begins. */
    private static final long LOOK_BACK = 1_000;

    private final StoreTable table;
    private final EventFilter filter;
    private final TailColumns<T> columns;
    private final EventQuery query;
    private final OptionalLong from;
    private final boolean snapshots;
    private final NumberGaps gaps = new NumberGaps();
    private boolean begun;
    private long highest = -1;

    /** A row that may be wanted or not. */
    private record Row<T>(long number, boolean wanted, T event) {}

    /** @param snapshots whether the server can tell which transactions are over */
    NumberedTail(
            StoreTable table,
            EventFilter filter,
            TailColumns<T> columns,
            EventQuery query,
            OptionalLong from,
            boolean snapshots) {
        this.table = table;
        this.filter = filter;
        this.columns = columns;
        this.query = query;
        this.from = from;
        this.snapshots = snapshots;
    }

    @Override
    public Arrivals<T> read(Session session, int limit) throws SQLException {
        if (!begun) {
            begin(session);
        }
        List<Row<T>> rows = rows(session, limit);
        // After the rows: whoever took a number that is missing among them had begun by now.
        Snapshot snapshot = snapshot(session);
        long now = System.nanoTime();
        List<T> events = new ArrayList<>();
        for (Row<T> row : rows) {
            if (take(row.number(), snapshot, now) && row.wanted()) {
                events.add(row.event());
            }
        }
        gaps.settle(snapshot, now);
        return new Arrivals<>(events, rows.size() >= limit);
    }

    private boolean take(long number, Snapshot snapshot, long now) {
        if (number <= highest) {
            return gaps.fill(number);
        }
        gaps.between(highest, number, snapshot, now);
        highest = number;
        return true;
    }

    private void begin(Session session) throws SQLException {
        if (from.isPresent()) {
            highest = from.getAsLong() - 1;
        } else {
            lookBack(session);
        }
        begun = true;
    }

    /** What is missing among the numbers before may belong to a transaction that runs. */
    private void lookBack(Session session) throws SQLException {
        Sql sql = new Sql("SELECT " + table.column(EventRole.POSITION) + " FROM " + table.events())
                .add(filter.whereEvents(List.of()))
                .add(" ORDER BY 1 DESC LIMIT ?", LOOK_BACK);
        List<Long> numbers = new ArrayList<>();
        session.rows(sql, row -> numbers.add(row.getLong(1)));
        if (!numbers.isEmpty()) {
            Snapshot snapshot = snapshot(session);
            highest = numbers.getLast();
            numbers.reversed().forEach(number -> take(number, snapshot, System.nanoTime()));
        }
    }

    private List<Row<T>> rows(Session session, int limit) throws SQLException {
        String position = table.column(EventRole.POSITION);
        String select = "SELECT " + columns.selected() + ", ";
        Sql beyond = selected(select, new Sql("").add(position + " > ?", highest))
                .add(" ORDER BY " + position + " LIMIT ?", (long) limit);
        Sql sql = gaps.isEmpty()
                ? beyond
                : new Sql("(")
                        .add(beyond)
                        .add(") UNION ALL ")
                        .add(selected(
                                select, new Sql("").add(position + " = ANY (?::text[]::bigint[])", gaps.texts())));
        List<Row<T>> rows = new ArrayList<>();
        session.rows(sql, row -> rows.add(row(row)));
        rows.sort(Comparator.comparingLong(Row::number));
        return rows;
    }

    private Sql selected(String select, Sql condition) {
        return new Sql(select)
                .add(filter.isWanted(query))
                .add(" AS wanted FROM " + table.events())
                .add(filter.whereEvents(List.of(condition)));
    }

    private Row<T> row(ResultSet row) throws SQLException {
        T event = columns.mapper().map(row);
        Position position = columns.position().apply(event);
        return new Row<>(position.sequence(), row.getBoolean("wanted"), event);
    }

    private Snapshot snapshot(Session session) throws SQLException {
        return snapshots ? Snapshot.take(session) : Snapshot.UNKNOWN;
    }
}
