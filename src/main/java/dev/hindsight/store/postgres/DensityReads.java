package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Counts events per step of time: all of them where that takes no time or was asked for, else as {@link DensityProbes}
 * find them.
 */
final class DensityReads {
    /** Counted faster than anybody looks. */
    private static final long COUNTED_AT_ONCE = 32L << 20;

    /** Counted well within the time limit of a statement. */
    private static final long ROWS_OF_A_PART = 20_000_000;

    private final StoreTable table;
    private final EventFilter filter;
    private final Capabilities capabilities;
    private final DensityProbes probes;

    DensityReads(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this.table = table;
        this.filter = filter;
        this.capabilities = capabilities;
        probes = new DensityProbes(table, filter, capabilities);
    }

    Optional<Density> atOnce(Session session, int buckets) throws SQLException {
        TableSize size = TableSize.of(session, table, capabilities);
        if (size.bytes() > COUNTED_AT_ONCE) {
            Optional<Density> estimate = probes.estimate(session, size, buckets);
            if (estimate.isPresent()) {
                return estimate;
            }
        }
        Optional<Density> none = none(session, buckets);
        if (none.isPresent()) {
            count(session, List.of(), none.get());
        }
        return none;
    }

    /** Counts every event, in transactions of bounded length. */
    Optional<Density> counted(Sessions sessions, int buckets, DoubleConsumer progress, Cancellation cancellation) {
        Optional<Density> density = sessions.read(cancellation, session -> none(session, buckets));
        if (density.isPresent()) {
            List<List<Sql>> parts = sessions.read(cancellation, this::parts);
            for (int part = 0; part < parts.size(); part++) {
                List<Sql> conditions = parts.get(part);
                sessions.read(cancellation, session -> count(session, conditions, density.get()));
                progress.accept((part + 1.0) / parts.size());
            }
        }
        return density;
    }

    /** From the first event to the last, nothing counted yet; empty for an empty store. */
    private Optional<Density> none(Session session, int buckets) throws SQLException {
        String time = table.columnOrNull(EventRole.TIME);
        Sql sql = new Sql("SELECT min(%1$s), max(%1$s) FROM %2$s".formatted(time, table.events()))
                .add(filter.where(List.of(new Sql("isfinite(" + time + ")"))));
        List<Density> found = new ArrayList<>();
        session.rows(sql, row -> {
            if (row.getObject(1) != null) {
                // One millisecond on, since the last event lies before the end.
                Instant until = EventColumns.instant(row, 2).plusMillis(1);
                found.add(new Density(EventColumns.instant(row, 1), until, new long[buckets], false));
            }
            return false;
        });
        return found.stream().findFirst();
    }

    /** Conditions that take all events apart into parts of bounded length, by what an index finds. */
    private List<List<Sql>> parts(Session session) throws SQLException {
        long count = Math.ceilDiv(TableSize.of(session, table, capabilities).rows(), ROWS_OF_A_PART);
        List<List<Sql>> parts = new ArrayList<>();
        Optional<IndexedNumber> number = Optional.empty();
        for (EventRole role : IndexedNumber.ROLES) {
            if (count > 1 && number.isEmpty()) {
                number = IndexedNumber.of(session, table, role);
            }
        }
        if (number.isEmpty()) {
            return List.of(List.of());
        }
        List<Long> edges = number.get().edges(session, (int) count);
        for (int part = 0; part < count; part++) {
            List<Sql> conditions = new ArrayList<>();
            // The first has no beginning and the last no end, so that nothing is left out.
            if (part > 0) {
                conditions.add(number.get().atLeast(edges.get(part)));
            }
            if (part < count - 1) {
                conditions.add(number.get().below(edges.get(part + 1)));
            }
            parts.add(conditions);
        }
        return parts;
    }

    /** Adds the events that meet the conditions to a density, which nobody else has yet. */
    private Density count(Session session, List<Sql> conditions, Density density) throws SQLException {
        int buckets = density.counts().length;
        // As double, which is exact to the microsecond, and twice as fast as the numeric that extract() gives.
        Sql sql = new Sql("")
                .add(
                        "SELECT width_bucket(date_part('epoch', %s), ?, ?, ?), count(*) FROM %s"
                                .formatted(table.columnOrNull(EventRole.TIME), table.events()),
                        seconds(density.from()),
                        seconds(density.until()),
                        buckets)
                .add(filter.where(conditions))
                .add(" GROUP BY 1");
        session.rows(sql, row -> {
            // Buckets count from 1; what was written since the edges were read lies beyond the last.
            density.counts()[Math.clamp(row.getInt(1) - 1, 0, buckets - 1)] += row.getLong(2);
            return true;
        });
        return density;
    }

    private static double seconds(Instant time) {
        return Micros.of(time) / 1e6;
    }
}
