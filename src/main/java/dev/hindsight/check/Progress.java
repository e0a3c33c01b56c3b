package dev.hindsight.check;

/**
 * How far a check is.
 *
 * @param done how much was looked at
 * @param total how much there is, as far as that is known; 0 if it is not
 * @param what what is counted, such as "events"
 */
public record Progress(long done, long total, String what) {
    /** The part that is done, from 0 to 1; negative if that cannot be known. */
    public double fraction() {
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }

    @Override
    public String toString() {
        return total <= 0 ? "%,d %s".formatted(done, what) : "%,d of %,d %s".formatted(done, total, what);
    }
}
