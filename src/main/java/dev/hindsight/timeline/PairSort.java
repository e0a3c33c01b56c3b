package dev.hindsight.timeline;

/**
 * Sorts values together with the events they belong to, keeping the order of equals: by merging runs that are sorted
 * already, since what comes in the order of a store is almost sorted by time.
 */
final class PairSort {
    private PairSort() {}

    static void sort(long[] values, int[] events, int from, int until) {
        int sortedUntil = endOfRun(values, from, until);
        while (sortedUntil < until) {
            int end = endOfRun(values, sortedUntil, until);
            if (from < sortedUntil && until - from > 64 && end < until) {
                // Many runs: merge the rest first, so that long parts are merged with long ones.
                int middle = (sortedUntil + until) >>> 1;
                sort(values, events, sortedUntil, middle);
                sort(values, events, middle, until);
                merge(values, events, sortedUntil, middle, until);
                end = until;
            }
            merge(values, events, from, sortedUntil, end);
            sortedUntil = end;
        }
    }

    private static int endOfRun(long[] values, int from, int until) {
        int end = Math.min(from + 1, until);
        while (end < until && values[end] >= values[end - 1]) {
            end++;
        }
        return end;
    }

    /** The left part is set aside from the first value that has to move. */
    private static void merge(long[] values, int[] events, int from, int middle, int until) {
        int start = from;
        while (start < middle && values[start] <= values[middle]) {
            start++;
        }
        int length = middle - start;
        long[] leftValues = new long[length];
        int[] leftEvents = new int[length];
        System.arraycopy(values, start, leftValues, 0, length);
        System.arraycopy(events, start, leftEvents, 0, length);
        int left = 0;
        int right = middle;
        for (int at = start; left < length; at++) {
            if (right < until && values[right] < leftValues[left]) {
                values[at] = values[right];
                events[at] = events[right++];
            } else {
                values[at] = leftValues[left];
                events[at] = leftEvents[left++];
            }
        }
    }
}
