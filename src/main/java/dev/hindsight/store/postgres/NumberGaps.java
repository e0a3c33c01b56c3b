package dev.hindsight.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that were skipped and may still come: their transactions run on, or a program has set them aside for later. A
 * number is given up when all transactions are over that ran when it was missed, and some minutes have passed as well.
 * Memory is bounded: beyond {@value #MOST} numbers, the oldest are given up.
 */
final class NumberGaps {
    static final int MOST = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Of a leap in the numbers, only so many before the next one are waited for. */
    private static final long MOST_OF_ONE_GAP = 1_000;

    private final Map<Long, Missed> missing = new LinkedHashMap<>();

    /** When a number was missed, and which transaction was the next to begin then. */
    private record Missed(long nanos, long nextTransaction) {}

    /** Waits for what is missing between two numbers that follow one another. */
    void between(long before, long after, Snapshot snapshot, long nanos) {
        Missed missed = new Missed(nanos, snapshot.next());
        for (long number = Math.max(before + 1, after - MOST_OF_ONE_GAP); number < after; number++) {
            missing.put(number, missed);
        }
        var oldest = missing.keySet().iterator();
        while (missing.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether that number was waited for; it is not any more. */
    boolean fill(long number) {
        return missing.remove(number) != null;
    }

    /** Gives up what will not come any more. */
    void settle(Snapshot snapshot, long nanos) {
        missing.values()
                .removeIf(missed -> nanos - missed.nanos() > PATIENCE.toNanos()
                        && (snapshot.equals(Snapshot.UNKNOWN) || snapshot.oldestRunning() >= missed.nextTransaction()));
    }

    /** The numbers as texts, for a statement. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(missing.size());
        missing.keySet().forEach(number -> texts.add(number.toString()));
        return texts;
    }

    boolean isEmpty() {
        return missing.isEmpty();
    }

    int size() {
        return missing.size();
    }
}
