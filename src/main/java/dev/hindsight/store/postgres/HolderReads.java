package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds out whose transaction holds events back, once it has done so for a while. */
final class HolderReads {
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);
    private static final long MOST_COUNTED = 1_000;
    /** How often is counted and asked, at most. */
    private static final Duration ASKED = Duration.ofMillis(500);

    private final StoreTable table;
    private final EventFilter filter;
    private long oldest;
    private long oldestSince;
    private Optional<HeldBack> told = Optional.empty();
    private long toldAt;

    /** A transaction as the server tells of it. */
    private record Holder(@Nullable Duration open, String words) {}

    HolderReads(StoreTable table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
    }

    /** Whether the oldest running transaction holds back any event that is committed. */
    boolean isAnythingWaiting(Session session, Snapshot snapshot) throws SQLException {
        return snapshot.isWaiting() && waiting(session, snapshot, 1) > 0;
    }

    /** What the oldest running transaction holds back; empty where it does not, or has not for long. */
    Optional<HeldBack> heldBack(Session session, Snapshot snapshot) throws SQLException {
        long now = System.nanoTime();
        if (oldest != snapshot.oldestRunning()) {
            oldest = snapshot.oldestRunning();
            oldestSince = now;
            told = Optional.empty();
        }
        Duration seen = Duration.ofNanos(now - oldestSince);
        if (seen.compareTo(WORTH_TELLING) >= 0 && (told.isEmpty() || now - toldAt > ASKED.toNanos())) {
            told = ask(session, snapshot, seen);
            toldAt = now;
        }
        return told;
    }

    private Optional<HeldBack> ask(Session session, Snapshot snapshot, Duration seen) throws SQLException {
        long waiting = waiting(session, snapshot, MOST_COUNTED + 1);
        if (waiting == 0) {
            return Optional.empty();
        }
        Holder holder = holder(session);
        return Optional.of(new HeldBack(
                Objects.requireNonNullElse(holder.open(), seen),
                holder.words(),
                Math.min(waiting, MOST_COUNTED),
                waiting > MOST_COUNTED));
    }

    private long waiting(Session session, Snapshot snapshot, long most) throws SQLException {
        Sql committed = new Sql("")
                .add(
                        "%1$s >= ?::text::xid8 AND %1$s < ?::text::xid8".formatted(table.column(EventRole.TRANSACTION)),
                        Long.toString(snapshot.oldestRunning()),
                        Long.toString(snapshot.next()));
        Sql sql = new Sql("SELECT count(*) FROM (SELECT FROM " + table.events())
                .add(filter.where(List.of(committed)))
                .add(" LIMIT ?) AS waiting", most);
        long[] count = new long[1];
        session.rows(sql, row -> {
            count[0] = row.getLong(1);
            return false;
        });
        return count[0];
    }

    private Holder holder(Session session) throws SQLException {
        String xid = Long.toString(oldest & 0xFFFFFFFFL);
        AtomicReference<Holder> found = new AtomicReference<>(
                new Holder(null, "of a session that this user may not look into: ask for pg_read_all_stats"));
        Sql sql = new Sql("").add("""
                SELECT extract(epoch FROM clock_timestamp() - prepared),
                       'prepared as ' || gid || ' by ' || owner
                FROM pg_prepared_xacts WHERE transaction = ?::text::xid
                UNION ALL
                SELECT extract(epoch FROM clock_timestamp() - xact_start),
                       concat_ws(', ', 'pid ' || pid, nullif(application_name, ''), usename,
                                 CASE WHEN datname <> current_database() THEN 'database ' || datname END, state)
                FROM pg_stat_activity WHERE backend_xid = ?::text::xid
                UNION ALL
                SELECT NULL, 'a session of the primary server' WHERE pg_is_in_recovery()
                """, xid, xid);
        session.rows(sql, row -> {
            found.set(new Holder(open(row), row.getString(2)));
            return false;
        });
        return found.get();
    }

    private static @Nullable Duration open(ResultSet row) throws SQLException {
        double seconds = row.getDouble(1);
        return row.wasNull() ? null : Duration.ofMillis((long) (seconds * 1_000));
    }
}
