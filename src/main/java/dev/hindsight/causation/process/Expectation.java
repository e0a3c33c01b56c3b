package dev.hindsight.causation.process;

/**
 * What usually follows an event type.
 *
 * @param effect the type that follows, or {@link #ANYTHING}
 * @param followed how many were followed by it
 * @param left how many were not, though there was time enough
 * @param patienceMicros how long one can wait before it is odd that nothing followed, in microseconds
 */
record Expectation(int effect, long followed, long left, long patienceMicros) {
    static final int ANYTHING = -1;

    /** What happens in this share of cases is usual. */
    static final double USUAL = 0.95;

    /** Fewer cases than this make nothing usual. */
    static final long CASES = 20;

    private static final long SECOND = 1_000_000;

    boolean usual() {
        return followed >= CASES && followed >= USUAL * (followed + left);
    }

    /** Twice the time in which nearly all were followed: one that waits longer will wait for ever. */
    static long patience(DurationSketch delays) {
        return 2 * delays.quantileMicros(0.99) + SECOND;
    }
}
