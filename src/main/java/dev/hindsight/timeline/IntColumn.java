package dev.hindsight.timeline;

import java.util.Arrays;

/** Numbers that grow by one at the end. */
final class IntColumn {
    private int[] values = new int[1024];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, LongColumn.grown(size));
        }
        values[size++] = value;
    }

    /** Another of the same first numbers. */
    IntColumn first(int count) {
        IntColumn copy = new IntColumn();
        copy.values = Arrays.copyOf(values, Math.max(1024, count));
        copy.size = count;
        return copy;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    /** Gives back what was held ready for more. */
    void trim() {
        values = Arrays.copyOf(values, size);
    }

    long bytes() {
        return 4L * values.length;
    }
}
