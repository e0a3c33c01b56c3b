package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which transactions are over: all before {@code oldestRunning}, and none from {@code next} on, which have not begun.
 * An id beyond {@code next} is that of another server, from which the data was restored.
 */
record Snapshot(long oldestRunning, long next) {
    /** Where the server cannot tell. */
    static final Snapshot UNKNOWN = new Snapshot(0, 0);

    static Snapshot take(Session session) throws SQLException {
        AtomicReference<Snapshot> taken = new AtomicReference<>(UNKNOWN);
        Sql sql = new Sql("SELECT pg_snapshot_xmin(now.snapshot)::text, pg_snapshot_xmax(now.snapshot)::text"
                + " FROM (SELECT pg_current_snapshot() AS snapshot) AS now");
        session.rows(sql, row -> {
            taken.set(new Snapshot(row.getLong(1), row.getLong(2)));
            return false;
        });
        return taken.get();
    }

    /** Whether the server knows such snapshots: PostgreSQL since 13, but not everything that speaks its protocol. */
    static boolean isKnown(Session session) throws SQLException {
        boolean[] known = new boolean[1];
        session.rows(
                new Sql("SELECT to_regprocedure('pg_catalog.pg_snapshot_xmin(pg_catalog.pg_snapshot)') IS NOT NULL"),
                row -> {
                    known[0] = row.getBoolean(1);
                    return false;
                });
        return known[0];
    }

    boolean isWaiting() {
        return next > oldestRunning;
    }
}
