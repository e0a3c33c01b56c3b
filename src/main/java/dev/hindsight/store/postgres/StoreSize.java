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
        long estimate = table.isSampleable() && capabilities.partitions() ? estimate(session) : 0;
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

    private long estimate(Session session) throws SQLException {
        Sql sql = new Sql("")
                .add(
                        "SELECT coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint FROM pg_partition_tree(?::text::regclass) p JOIN pg_class c ON c.oid = p.relid WHERE p.isleaf",
                        table.eventsTable());
        long[] rows = new long[1];
        session.rows(sql, row -> {
            rows[0] = row.getLong(1);
            return true;
        });
        return rows[0];
    }
}
