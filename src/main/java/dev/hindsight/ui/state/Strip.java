package dev.hindsight.ui.state;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Where the events of a stream lie on a strip of pixels, one after another at equal distances.
 *
 * @param events how many events, at least 1
 * @param width the width of the strip in pixels
 */
record Strip(int events, double width) {
    private static final double MARGIN = 11;

    /** Whether each event can have a column of pixels of its own. */
    boolean roomForEach() {
        return spacing() >= 1;
    }

    /** The distance between two events in pixels. */
    double spacing() {
        return events == 1 ? usable() : usable() / (events - 1);
    }

    double x(int index) {
        return events == 1 ? width / 2 : MARGIN + index * spacing();
    }

    /** The event nearest to a place, always one that exists. */
    int indexAt(double x) {
        if (events == 1) {
            return 0;
        }
        return Math.clamp(Math.round((x - MARGIN) / spacing()), 0, events - 1);
    }

    /**
     * The kind of event that fills each column of pixels where several events share one: the most frequent of them.
     *
     * @param kindOf the kind of the event at an index, from 0 and below {@code kinds}
     * @return a kind per column, or -1 where no event lies
     */
    int[] columns(int kinds, IntUnaryOperator kindOf) {
        int[] columns = new int[(int) Math.ceil(width) + 1];
        int[] counts = new int[kinds];
        Arrays.fill(columns, -1);
        int column = -1;
        for (int i = 0; i < events; i++) {
            int here = (int) x(i);
            if (here != column) {
                Arrays.fill(counts, 0);
                column = here;
            }
            int kind = kindOf.applyAsInt(i);
            counts[kind]++;
            if (columns[here] < 0 || counts[kind] > counts[columns[here]]) {
                columns[here] = kind;
            }
        }
        return columns;
    }

    private double usable() {
        return Math.max(1, width - 2 * MARGIN);
    }
}
