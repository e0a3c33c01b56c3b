package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.postgres.Layout.StreamsTable;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Streams among which are the first of an order, found without looking at all streams: the newest events name those that
 * were written last, and a table of streams may know which are the longest.
 */
final class LeadingStreams {
    private static final List<Integer> DEPTHS = List.of(2_000, 16_000, 128_000);

    private final StoreTable table;
    private final EventFilter filter;

    LeadingStreams(StoreTable table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
    }

    /**
     * Some streams.
     *
     * @param names what they are called
     * @param bound no other stream has more of what the order goes by: microseconds since 1970, or events
     * @param all whether there is no other stream
     */
    record Candidates(StreamQuery.Order order, Set<String> names, long bound, boolean all) {
        /** Whether one of them certainly comes before all others. */
        boolean leads(StreamSummary stream) {
            return all || of(order, stream) > bound;
        }

        private static long of(StreamQuery.Order order, StreamSummary stream) {
            return order == StreamQuery.Order.SIZE ? stream.events() : Micros.of(stream.lastAt());
        }
    }

    /**
     * How many events or streams to look at, one after the other, until that is enough; none where there is no quick way to
     * any candidates. Where a name is looked for, hardly more than the newest are worth it: the database finds few by
     * their name as fast.
     */
    List<Integer> depths(Session session, StreamQuery query) throws SQLException {
        boolean quick = switch (query.order()) {
            case LAST_ACTIVITY ->
                table.isOneTable()
                        && IndexedNumber.of(session, table, EventRole.TIME).isPresent();
            case SIZE -> table.headsTable().isPresent();
            case NAME -> false;
        };
        if (!quick) {
            return List.of();
        }
        return query.match().isEmpty() ? DEPTHS : DEPTHS.subList(0, 1);
    }

    /** Candidates by so many events or streams; empty where what they are ordered by is missing. */
    Optional<Candidates> of(Session session, StreamQuery query, int depth) throws SQLException {
        return switch (query.order()) {
            case LAST_ACTIVITY -> writtenLast(session, query, depth);
            case SIZE -> longest(session, table.headsTable().orElseThrow(), depth);
            case NAME -> Optional.empty();
        };
    }

    private Optional<Candidates> writtenLast(Session session, StreamQuery query, int depth) throws SQLException {
        String time = table.column(EventRole.TIME);
        // Events without a time come first, and then there is no bound.
        Sql newest = new Sql("SELECT %s AS stream, %s AS at FROM %s"
                        .formatted(table.column(EventRole.STREAM), time, table.events()))
                .add(filter.where(before(query, time)))
                .add(" ORDER BY " + time + " DESC LIMIT ?", depth);
        Sql sql = new Sql("SELECT stream::text, min(at), count(*), count(at) FROM (")
                .add(newest)
                .add(") AS newest GROUP BY stream");
        Found found = new Found();
        session.rows(sql, row -> {
            long earliest = row.getObject(2) == null ? Long.MAX_VALUE : Micros.of(EventColumns.instant(row, 2));
            return found.add(row.getString(1), earliest, row.getLong(3), row.getLong(4) == row.getLong(3));
        });
        return found.candidates(query.order(), depth);
    }

    /** Those that were written after the last stream of the page before were on it or an earlier one. */
    private static List<Sql> before(StreamQuery query, String time) {
        return query.after() instanceof StreamQuery.Cursor.After(StreamSummary last)
                ? List.of(new Sql("").add(time + " <= ?", last.lastAt().atOffset(ZoneOffset.UTC)))
                : List.of();
    }

    private Optional<Candidates> longest(Session session, StreamsTable streams, int depth) throws SQLException {
        String version = StoreTable.quote(String.valueOf(streams.version()));
        Sql sql = new Sql("SELECT %s::text, %s FROM %s"
                        .formatted(StoreTable.quote(streams.stream()), version, table.qualified(streams.table())))
                .add(" ORDER BY " + version + " DESC LIMIT ?", depth);
        Found found = new Found();
        // Versions count from 0 or 1, so that there are no more events than the last version and one.
        session.rows(sql, row -> found.add(row.getString(1), row.getLong(2) + 1, 1, row.getObject(2) != null));
        return found.candidates(StreamQuery.Order.SIZE, depth);
    }

    /** What the rows say. */
    private static final class Found {
        private final Set<String> names = new HashSet<>();
        private long bound = Long.MAX_VALUE;
        private long rows;
        private boolean usable = true;

        boolean add(String name, long least, long rowsOfIt, boolean known) {
            names.add(EventColumns.stream(name).value());
            bound = Math.min(bound, least);
            rows += rowsOfIt;
            usable &= known;
            return usable;
        }

        Optional<Candidates> candidates(StreamQuery.Order order, int depth) {
            return usable ? Optional.of(new Candidates(order, names, bound, rows < depth)) : Optional.empty();
        }
    }
}
