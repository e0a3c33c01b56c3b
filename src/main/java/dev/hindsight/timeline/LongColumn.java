package dev.hindsight.timeline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers that grow by one at the end, in half the room as long as all of them are small. */
final class LongColumn {
    private int[] small = new int[1024];
    private long @Nullable [] large;
    private int size;

    void add(long value) {
        if (large == null && value != (int) value) {
            large = Arrays.stream(small).asLongStream().toArray();
            small = new int[0];
        }
        if (large == null) {
            if (size == small.length) {
                small = Arrays.copyOf(small, grown(size));
            }
            small[size] = (int) value;
        } else {
            if (size == large.length) {
                large = Arrays.copyOf(large, grown(size));
            }
            large[size] = value;
        }
        size++;
    }

    long get(int index) {
        return large == null ? small[index] : large[index];
    }

    /** Another of the same first numbers. */
    LongColumn first(int count) {
        LongColumn copy = new LongColumn();
        copy.small = Arrays.copyOf(small, large == null ? Math.max(1024, count) : 0);
        copy.large = large == null ? null : Arrays.copyOf(large, Math.max(1024, count));
        copy.size = count;
        return copy;
    }

    int size() {
        return size;
    }

    /** Gives back what was held ready for more. */
    void trim() {
        if (large == null) {
            small = Arrays.copyOf(small, size);
        } else {
            large = Arrays.copyOf(large, size);
        }
    }

    long bytes() {
        return large == null ? 4L * small.length : 8L * large.length;
    }

    /** Half as much again; a little less than the largest array there can be is the end. */
    static int grown(int size) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 1024L);
    }
}
