package dev.hindsight.replay.runner;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map in the order in which they were met last. Most entries are the same from one event to the next;
 * known again at their place, they cost neither their name nor a search for it. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // an object that cannot change is known again by being the same one
final class MetEntries {
    private @Nullable Object[] keys = new @Nullable Object[16];
    /** The values that can never change; null in place of any other. */
    private @Nullable Object[] values = new @Nullable Object[16];

    private int[] sizes = new int[16];

    /** The size of the value, if key and value at that place are the objects they were and can never change; else 0. */
    int sizeIfUnchanged(int place, @Nullable Object key, @Nullable Object value) {
        return place < keys.length && value != null && values[place] == value && keys[place] == key ? sizes[place] : 0;
    }

    /** Remembers the entry, where it can be known again. */
    void met(int place, @Nullable Object key, @Nullable Seen value) {
        if (place >= keys.length) {
            keys = Arrays.copyOf(keys, 2 * place);
            values = Arrays.copyOf(values, 2 * place);
            sizes = Arrays.copyOf(sizes, 2 * place);
        }
        keys[place] = key;
        boolean lasting = key != null && Scalars.isImmutable(key.getClass());
        if (lasting && value instanceof Seen.Leaf leaf) {
            values[place] = leaf.raw();
            sizes[place] = leaf.size();
        } else {
            values[place] = null;
        }
    }

    /** Forgets the entries from that place on. */
    void forgetFrom(int place) {
        if (place < keys.length) {
            Arrays.fill(keys, place, keys.length, null);
            Arrays.fill(values, place, values.length, null);
        }
    }
}
