package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Density;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Estimates how events lie in time without looking at more than some hundred of them. Where an index finds events by
 * time or by position, the first from each edge on is looked up: what their positions differ by is how many lie between
 * them, but for numbers that no event got. Elsewhere a sample of the table's pages has to do.
 */
final class DensityProbes {
    /** Where more of the positions go back while time goes on, they say nothing about time. */
    private static final double MOST_BACKWARDS = 0.1;
    /** Fewer events than positions by more than this: then the catalog knows better how many there are. */
    private static final double FEWEST_USED = 0.9;

    /** A partition with this much of the whole time is looked into alone. */
    private static final double SPANNED = 0.98;

    private static final int SAMPLED_PAGES = 400;

    private final StoreTable table;
    private final EventFilter filter;
    private final Capabilities capabilities;

    DensityProbes(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this.table = table;
        this.filter = filter;
        this.capabilities = capabilities;
    }

    /** Empty where there is no quick way. */
    Optional<Density> estimate(Session session, TableSize size, int buckets) throws SQLException {
        if (table.isOneTable() && table.isPlainNumber(EventRole.POSITION)) {
            for (EventRole role : IndexedNumber.ROLES) {
                Optional<IndexedNumber> number = IndexedNumber.of(session, table, role);
                Optional<Density> probed =
                        number.isEmpty() ? Optional.empty() : probed(session, number.get(), size, buckets);
                if (probed.isPresent()) {
                    return probed;
                }
            }
        }
        return capabilities.sampling() && size.bytes() > 0 ? sampled(session, size, buckets) : Optional.empty();
    }

    /** A place in the store: so many positions were given before this time. */
    private record Probe(long micros, long position) {}

    private Optional<Density> probed(Session session, IndexedNumber number, TableSize size, int buckets)
            throws SQLException {
        List<Long> edges = number.edges(session, buckets);
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        IndexedNumber largest = number.in(size.largest());
        List<Long> ends = largest.edges(session, 1);
        boolean spans =
                !ends.isEmpty() && ends.getLast() - ends.getFirst() > SPANNED * (edges.getLast() - edges.getFirst());
        // Positions count the events of all partitions, so that one which is never empty for long tells them all.
        List<Probe> probes = probes(session, spans ? largest : number, edges);
        if (spans) {
            probes.addAll(probes(session, number, List.of(edges.getLast())));
        }
        return probes.size() < 2 ? Optional.empty() : between(probes, size, buckets);
    }

    private List<Probe> probes(Session session, IndexedNumber number, List<Long> edges) throws SQLException {
        List<Probe> probes = new ArrayList<>();
        String selected = table.column(EventRole.POSITION) + ", " + table.columnOrNull(EventRole.TIME);
        session.rows(number.from(edges, selected), row -> {
            long found = Micros.of(EventColumns.instant(row, 3));
            // The event at an edge of time may come long after it.
            long micros = number.role() == EventRole.TIME ? edges.get(row.getInt(1) - 1) : found;
            return probes.add(new Probe(micros, row.getLong(2)));
        });
        return probes;
    }

    private static Optional<Density> between(List<Probe> probes, TableSize size, int buckets) {
        long from = probes.stream().mapToLong(Probe::micros).min().orElseThrow();
        long until = probes.stream().mapToLong(Probe::micros).max().orElseThrow() + 1_000;
        Spread spread = new Spread(from, until, buckets);
        int backwards = 0;
        long highest = probes.getFirst().position();
        for (int i = 1; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            backwards += probe.position() < highest ? 1 : 0;
            spread.add(probes.get(i - 1).micros(), probe.micros(), Math.max(0, probe.position() - highest));
            highest = Math.max(highest, probe.position());
        }
        spread.add(until - 1_000, until - 1_000, 1);
        long span = highest - probes.getFirst().position() + 1;
        long events = size.rows() > 0 && size.rows() < FEWEST_USED * span ? size.rows() : span;
        return backwards > MOST_BACKWARDS * probes.size()
                ? Optional.empty()
                : Optional.of(spread.density((double) events / span));
    }

    private Optional<Density> sampled(Session session, TableSize size, int buckets) throws SQLException {
        String time = table.columnOrNull(EventRole.TIME);
        Sql sql = new Sql("SELECT " + time + " FROM " + table.events(size.sample(SAMPLED_PAGES)))
                .add(filter.where(List.of(new Sql("isfinite(" + time + ")"))));
        List<Long> times = new ArrayList<>();
        session.rows(sql, row -> times.add(Micros.of(EventColumns.instant(row, 1))));
        if (times.isEmpty()) {
            return Optional.empty();
        }
        long from = times.stream().mapToLong(Long::longValue).min().orElseThrow();
        long until = times.stream().mapToLong(Long::longValue).max().orElseThrow() + 1_000;
        Spread spread = new Spread(from, until, buckets);
        times.forEach(micros -> spread.add(micros, micros, 1));
        return Optional.of(spread.density(1 / size.share(SAMPLED_PAGES)));
    }

    /** Numbers of events per step of time, in which events of a longer stretch are spread evenly. */
    private static final class Spread {
        private final long from;
        private final long until;
        private final double[] counts;

        Spread(long from, long until, int buckets) {
            this.from = from;
            this.until = until;
            counts = new double[buckets];
        }

        void add(long one, long other, long events) {
            double first = place(Math.min(one, other));
            double last = place(Math.max(one, other));
            int bucket = Math.min((int) first, counts.length - 1);
            if (last <= bucket + 1) {
                counts[bucket] += events;
                return;
            }
            for (; bucket < counts.length && bucket < last; bucket++) {
                double part = Math.min(last, bucket + 1.0) - Math.max(first, bucket);
                counts[bucket] += events * part / (last - first);
            }
        }

        private double place(long micros) {
            return (double) (micros - from) / (until - from) * counts.length;
        }

        Density density(double scale) {
            long[] rounded = new long[counts.length];
            double sum = 0;
            for (int bucket = 0; bucket < rounded.length; bucket++) {
                // The sums are rounded, not the counts, so that the total stays what it is.
                long before = Math.round(sum * scale);
                sum += counts[bucket];
                rounded[bucket] = Math.round(sum * scale) - before;
            }
            return new Density(Micros.instant(from), Micros.instant(until), rounded, true);
        }
    }
}
