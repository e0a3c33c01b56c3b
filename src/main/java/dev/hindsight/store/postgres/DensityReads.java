package dev.hindsight.store.postgres;

import dev.hindsight.store.Density;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts events per step of time: all of them in a small store, a sample of its pages in a large one. */
final class DensityReads {
    /** Some 700 MB: about what is counted within two seconds. */
    private static final long COUNTED_BYTES = 700L << 20;

    private final StoreTable table;
    private final EventFilter filter;
    private final Capabilities capabilities;

    DensityReads(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this.table = table;
        this.filter = filter;
        this.capabilities = capabilities;
    }

    Optional<Density> density(Session session, int buckets) throws SQLException {
        Optional<Instant> first = edge(session, "min");
        Optional<Instant> last = edge(session, "max");
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        // One millisecond on, since the last event lies before the end.
        Instant until = last.get().plusMillis(1);
        double share = canSample() ? Math.min(1, (double) COUNTED_BYTES / Math.max(1, bytes(session))) : 1;
        long[] counts = count(session, first.get(), until, buckets, share);
        return Optional.of(new Density(first.get(), until, counts, share < 1));
    }

    private boolean canSample() {
        return table.isSampleable() && capabilities.partitions() && capabilities.sampling();
    }

    private Optional<Instant> edge(Session session, String function) throws SQLException {
        Sql sql = new Sql(
                        "SELECT %s(%s) FROM %s".formatted(function, table.columnOrNull(EventRole.TIME), table.events()))
                .add(filter.where(List.of()));
        List<Instant> found = new ArrayList<>();
        session.rows(sql, row -> {
            OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
            return time != null && found.add(time.toInstant());
        });
        return found.stream().findFirst();
    }

    private long bytes(Session session) throws SQLException {
        Sql sql = new Sql("SELECT coalesce(sum(pg_relation_size(relid)), 0) FROM pg_partition_tree(?::text::regclass)")
                .add("", table.eventsTable());
        long[] bytes = new long[1];
        session.rows(sql, row -> {
            bytes[0] = row.getLong(1);
            return true;
        });
        return bytes[0];
    }

    private long[] count(Session session, Instant from, Instant until, int buckets, double share) throws SQLException {
        String sample = share < 1 ? " TABLESAMPLE SYSTEM (%s)".formatted(share * 100) : "";
        Sql sql = new Sql("")
                .add(
                        "SELECT width_bucket(extract(epoch FROM %s)::numeric, ?, ?, ?), count(*) FROM %s"
                                .formatted(table.columnOrNull(EventRole.TIME), table.events(sample)),
                        seconds(from),
                        seconds(until),
                        buckets)
                .add(filter.where(List.of()))
                .add(" GROUP BY 1");
        long[] counts = new long[buckets];
        session.rows(sql, row -> {
            // Buckets count from 1; what was written since the edges were read lies beyond the last.
            int bucket = Math.clamp(row.getInt(1) - 1, 0, buckets - 1);
            counts[bucket] += Math.round(row.getLong(2) / share);
            return true;
        });
        return counts;
    }

    private static java.math.BigDecimal seconds(Instant time) {
        return java.math.BigDecimal.valueOf(time.getEpochSecond()).add(java.math.BigDecimal.valueOf(time.getNano(), 9));
    }
}
