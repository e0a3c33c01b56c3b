package dev.hindsight.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A schedule in simulated time: time stands still while something happens, and then jumps to what happens next. */
final class Agenda implements Schedule {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::at).thenComparingLong(Entry::number);

    private final Queue<Entry> entries = new PriorityQueue<>(ORDER);
    private Instant now;
    private long count;

    Agenda(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable step) {
        at(now.plus(delay), step);
    }

    void at(Instant time, Runnable step) {
        entries.add(new Entry(time, count++, step));
    }

    /** Does everything that is due before the end; what is due later never happens. */
    void runUntil(Instant end) {
        for (Entry next = entries.poll(); next != null && next.at().isBefore(end); next = entries.poll()) {
            now = next.at();
            next.step().run();
        }
    }

    /** The number keeps the order of entries for the same time, and so the history reproducible. */
    private record Entry(Instant at, long number, Runnable step) {}
}
