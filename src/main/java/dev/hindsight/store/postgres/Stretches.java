package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Scan;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts a store into stretches of about as many events each, by a sample of the pages of its table. */
final class Stretches {
    /** About so many events are in one. */
    static final int EVENTS = 100_000;

    private static final int MOST = 1_000;
    /** The events of a page follow each other, so that a page is hardly more than one place. */
    private static final int PAGES_PER_STRETCH = 4;

    private final StoreTable table;
    private final EventFilter filter;
    private final Capabilities capabilities;

    Stretches(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this.table = table;
        this.filter = filter;
        this.capabilities = capabilities;
    }

    /** One stretch where the store is small, or where each would have the whole table sorted for want of an index. */
    List<Stretch> ofStore(Session session) throws SQLException {
        TableSize size = TableSize.of(session, table, capabilities);
        int count = (int) Math.min(MOST, size.rows() / EVENTS);
        boolean cut = count > 1 && capabilities.sampling() && table.isOneTable() && isInOrder(session);
        return Stretch.endingAt(cut ? ends(sample(session, size, count), count) : List.of());
    }

    private boolean isInOrder(Session session) throws SQLException {
        return !QueryPlan.of(session, positions("", " LIMIT 1")).sorts();
    }

    private List<Position> sample(Session session, TableSize size, int stretches) throws SQLException {
        List<Position> sample = new ArrayList<>();
        session.rows(
                positions(size.sample(stretches * PAGES_PER_STRETCH), ""),
                row -> sample.add(new Position(row.getLong(1), row.getLong(2))));
        return sample;
    }

    private Sql positions(String sample, String limit) {
        return new Sql("SELECT %s, %s FROM %s"
                        .formatted(
                                table.columnOrNull(EventRole.TRANSACTION),
                                table.column(EventRole.POSITION),
                                table.events(sample)))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + limit);
    }

    private static List<Position> ends(List<Position> sample, int stretches) {
        return IntStream.range(1, stretches)
                .mapToObj(end -> sample.get((int) ((long) sample.size() * end / stretches)))
                .distinct()
                .toList();
    }
}
