package dev.hindsight.store.postgres;

import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.List;

/** Counts a store, or takes the planner's word for a large one. */
final class StoreSize {
    /** More rows than this are not counted: that could take minutes. */
    private static final long MOST_COUNTED = 1_000_000;

    private final StoreTable table;
    private final Capabilities capabilities;

    StoreSize(StoreTable table, Capabilities capabilities) {
        this.table = table;
        this.capabilities = capabilities;
    }

    DetectedStore measure(Session session) throws SQLException {
        if (!table.has(EventRole.STREAM)) {
            return detected(-1, -1, true);
        }
        long estimate = TableSize.of(session, table, capabilities).rows();
        if (estimate > MOST_COUNTED) {
            return detected(estimate, -1, true);
        }
        long[] counts = new long[2];
        Sql sql = new Sql("SELECT count(*), count(DISTINCT %s) FROM %s"
                        .formatted(table.column(EventRole.STREAM), table.events()))
                .add(new EventFilter(table).where(List.of()));
        session.rows(sql, row -> {
            counts[0] = row.getLong(1);
            counts[1] = row.getLong(2);
            return true;
        });
        return detected(counts[0], counts[1], false);
    }

    private DetectedStore detected(long events, long streams, boolean estimated) {
        return new DetectedStore(
                table.layout().id(),
                table.schema(),
                table.name(),
                events,
                streams,
                estimated,
                Recognition.reason(table));
    }
}
