package dev.hindsight.timeline;

import java.util.List;

/**
 * Time with some stretches folded away. Moments are microseconds since {@link #origin()}, so that arithmetic in
 * {@code double} stays exact. Immutable.
 */
public final class TimeAxis {
    private final long origin;
    private final List<Fold> folds;
    private final double[] starts;
    private final double[] ends;
    /** How much the first k folds take away. */
    private final double[] removed;

    /**
     * Makes an axis.
     *
     * @param origin microseconds since 1970
     * @param folds in order of time, not overlapping
     */
    public TimeAxis(long origin, List<Fold> folds) {
        this.origin = origin;
        this.folds = List.copyOf(folds);
        starts = folds.stream().mapToDouble(fold -> fold.start() - origin).toArray();
        ends = folds.stream().mapToDouble(fold -> fold.end() - origin).toArray();
        removed = new double[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && starts[i] < ends[i - 1]) {
                throw new IllegalArgumentException("Folds must be in order of time and must not overlap.");
            }
            removed[i + 1] = removed[i] + ends[i] - starts[i];
        }
    }

    public long origin() {
        return origin;
    }

    public List<Fold> folds() {
        return folds;
    }

    public double moment(long micros) {
        return micros - origin;
    }

    public long micros(double moment) {
        return origin + Math.round(moment);
    }

    /** The unfolded time between the origin and a moment; negative before the origin. */
    public double busy(double moment) {
        int begun = foldsBegunBefore(moment);
        boolean inside = begun > 0 && moment < ends[begun - 1];
        return inside ? starts[begun - 1] - removed[begun - 1] : moment - removed[begun];
    }

    /** How many folds lie before a moment; a moment within a fold counts that one in part. */
    public double foldsBefore(double moment) {
        int begun = foldsBegunBefore(moment);
        if (begun > 0 && moment < ends[begun - 1]) {
            double start = starts[begun - 1];
            return begun - 1 + (moment - start) / (ends[begun - 1] - start);
        }
        return begun;
    }

    /** Where a fold begins, in unfolded time. */
    public double busyAtFold(int index) {
        return starts[index] - removed[index];
    }

    /** The moment after that many folds at that unfolded time. */
    public double momentAfter(int foldCount, double busy) {
        return busy + removed[foldCount];
    }

    /** The moment at a part (0 to 1) of the way through a fold. */
    public double momentWithin(int index, double part) {
        return starts[index] + part * (ends[index] - starts[index]);
    }

    private int foldsBegunBefore(double moment) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
