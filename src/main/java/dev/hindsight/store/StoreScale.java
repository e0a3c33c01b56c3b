package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far along the order of a store a place is, from 0 at its first event to 1 at its last, and the way back from such a
 * share to a place. Measured by some dozens of probes, each a single row by the index of the order, so that it costs the
 * same in a store of any size. Between two probes it is an estimate: events are taken to lie evenly there.
 *
 * <p>The numbers of the events say how many of them lie between two places; where these do not rise along the order, the
 * transactions do. A stretch in which a probe finds nothing takes no room.
 */
public final class StoreScale {
    private static final int MOST_PROBES = 48;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
    /** Below this share of the whole a stretch need not be looked into. */
    private static final double SMALL = 1.0 / MOST_PROBES;

    /** Less than the number of any event, with room to either side. */
    private static final long BEFORE_ALL = Long.MIN_VALUE / 2;

    private final List<Knot> knots;
    private final double[] shares;

    /**
     * A place whose time is known.
     *
     * @param filled whether there are events between this place and the next
     */
    private record Knot(Position place, Instant at, boolean filled) {
        static Knot of(EventHeader event) {
            return new Knot(event.position(), event.at(), true);
        }
    }

    private StoreScale(List<Knot> knots) {
        this.knots = List.copyOf(knots);
        this.shares = shares(knots);
    }

    /**
     * Measures a store, for two seconds at most.
     *
     * @param since from the first event of that time on; null for the first of all
     * @param until up to the first event of that time; null for the last of all
     * @return empty if there are fewer than two events
     */
    public static Optional<StoreScale> measure(
            ReadHeaders store, @Nullable Instant since, @Nullable Instant until, Cancellation cancellation) {
        Seeking seeking = new Seeking(store);
        Optional<EventHeader> first = since == null ? seeking.first(cancellation) : seeking.atTime(since, cancellation);
        Optional<EventHeader> last = until == null
                ? seeking.last(cancellation)
                : seeking.atTime(until, cancellation).or(() -> seeking.last(cancellation));
        if (first.isEmpty()
                || last.isEmpty()
                || first.get().position().compareTo(last.get().position()) >= 0) {
            return Optional.empty();
        }
        List<Knot> knots = new ArrayList<>(List.of(Knot.of(first.get()), Knot.of(last.get())));
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        int probes = 0;
        while (probes < MOST_PROBES && System.nanoTime() < end && refine(knots, seeking, cancellation)) {
            probes++;
        }
        return Optional.of(new StoreScale(knots));
    }

    /** Halves the stretch with the most events; false if there is none worth it. */
    private static boolean refine(List<Knot> knots, Seeking seeking, Cancellation cancellation) {
        double[] shares = shares(knots);
        int widest = 0;
        for (int i = 1; i < knots.size() - 1; i++) {
            if (shares[i + 1] - shares[i] > shares[widest + 1] - shares[widest]) {
                widest = i;
            }
        }
        Knot low = knots.get(widest);
        Knot high = knots.get(widest + 1);
        Optional<Position> middle = Seeking.between(low.place(), high.place());
        if (middle.isEmpty() || shares[widest + 1] - shares[widest] < SMALL) {
            return false;
        }
        EventHeader found = seeking.behind(middle.get(), cancellation).orElseThrow();
        boolean nothingBehind = found.position().compareTo(high.place()) >= 0;
        knots.add(widest + 1, nothingBehind ? end(low, middle.get(), high) : Knot.of(found));
        return true;
    }

    /** Where the events between two places end, of which the halving found none behind the middle. */
    private static Knot end(Knot low, Position middle, Knot high) {
        boolean sameTransaction = low.place().transaction() == high.place().transaction();
        // Transactions that wrote nothing say nothing about numbers that were skipped.
        Position place = sameTransaction
                ? middle
                : new Position(middle.transaction(), high.place().sequence());
        return new Knot(place, high.at(), false);
    }

    private static double[] shares(List<Knot> knots) {
        boolean numbersRise = true;
        for (int i = 1; i < knots.size(); i++) {
            numbersRise &=
                    knots.get(i).place().sequence() >= knots.get(i - 1).place().sequence();
        }
        double[] shares = new double[knots.size()];
        for (int i = 1; i < shares.length; i++) {
            shares[i] = shares[i - 1] + weight(knots.get(i - 1), knots.get(i), numbersRise);
        }
        double whole = shares[shares.length - 1];
        for (int i = 1; i < shares.length; i++) {
            shares[i] = whole == 0 ? (double) i / (shares.length - 1) : shares[i] / whole;
        }
        return shares;
    }

    private static double weight(Knot low, Knot high, boolean numbersRise) {
        if (!low.filled()) {
            return 0;
        }
        boolean sameTransaction = low.place().transaction() == high.place().transaction();
        return numbersRise || sameTransaction
                ? (double) high.place().sequence() - low.place().sequence()
                : (double) high.place().transaction() - low.place().transaction();
    }

    /** How far along a place is, from 0 to 1. */
    public double shareOf(Position place) {
        if (place.compareTo(knots.getFirst().place()) <= 0) {
            return 0;
        }
        if (place.compareTo(knots.getLast().place()) >= 0) {
            return 1;
        }
        int stretch = 0;
        while (stretch < knots.size() - 2 && knots.get(stretch + 1).place().compareTo(place) <= 0) {
            stretch++;
        }
        Position low = knots.get(stretch).place();
        Position high = knots.get(stretch + 1).place();
        double within = low.transaction() == high.transaction()
                ? part(low.sequence(), place.sequence(), high.sequence())
                : part(low.transaction(), place.transaction(), high.transaction());
        return shares[stretch] + within * (shares[stretch + 1] - shares[stretch]);
    }

    /** The place at that share; there need not be an event. */
    public Position placeAt(double share) {
        int stretch = stretchAt(share);
        Position low = knots.get(stretch).place();
        Position high = knots.get(stretch + 1).place();
        double within = within(stretch, share);
        return low.transaction() == high.transaction()
                ? new Position(low.transaction(), along(low.sequence(), high.sequence(), within))
                : new Position(along(low.transaction(), high.transaction(), within), BEFORE_ALL);
    }

    /** About the time at that share. */
    public Instant timeAt(double share) {
        int stretch = stretchAt(share);
        Instant low = knots.get(stretch).at();
        Duration length = Duration.between(low, knots.get(stretch + 1).at());
        return low.plusMillis(Math.round(length.toMillis() * within(stretch, share)));
    }

    /** The scale of a store that has got this event at its end. */
    public StoreScale with(EventHeader newest) {
        Knot last = knots.getLast();
        if (newest.position().compareTo(last.place()) <= 0) {
            return this;
        }
        List<Knot> grown = new ArrayList<>(knots);
        grown.set(grown.size() - 1, Knot.of(newest));
        return new StoreScale(grown);
    }

    private int stretchAt(double share) {
        int stretch = 0;
        while (stretch < knots.size() - 2 && shares[stretch + 1] <= share) {
            stretch++;
        }
        return stretch;
    }

    private double within(int stretch, double share) {
        double width = shares[stretch + 1] - shares[stretch];
        return width == 0 ? 0 : Math.clamp((share - shares[stretch]) / width, 0, 1);
    }

    private static double part(long low, long value, long high) {
        return high == low ? 0 : Math.clamp(((double) value - low) / ((double) high - low), 0, 1);
    }

    private static long along(long low, long high, double part) {
        return Math.clamp(low + Math.round(((double) high - low) * part), low, high);
    }
}
