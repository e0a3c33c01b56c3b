package dev.hindsight.replay.runner;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map as they were met last. Most are the same from one event to the next; known again, they cost
 * neither their name nor a search for it. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // an object that cannot change is known again by being the same one
final class MetEntries {
    /** Their entries stay the same objects until a key comes or goes, and their iterators fail once one has. */
    private static final Set<Class<?>> FAIL_FAST = Set.of(HashMap.class, LinkedHashMap.class, TreeMap.class);

    private final List<Map.Entry<?, ?>> entries = new ArrayList<>();
    private @Nullable Object[] keys = new @Nullable Object[16];
    /** The values that can never change; null in place of any other. */
    private @Nullable Object[] values = new @Nullable Object[16];

    private int[] sizes = new int[16];
    private int place;
    private int room;
    /** The map whose entries these are, if it would be noticed when a key came or went. */
    private @Nullable Map<?, ?> known;

    private Iterator<?> witness = Collections.emptyIterator();

    /** Begins at the first entry; there may be {@code most} values in all of them. */
    void begin(Map<?, ?> map, int most) {
        if (map != known || !hasSameKeys()) {
            read(map, most);
        }
        place = 0;
    }

    private boolean hasSameKeys() {
        try {
            boolean more = witness.hasNext();
            if (more) {
                witness.next();
            }
            return more;
        } catch (ConcurrentModificationException e) {
            return false;
        }
    }

    private void read(Map<?, ?> map, int most) {
        boolean failFast = FAIL_FAST.contains(map.getClass());
        entries.clear();
        Iterator<? extends Map.Entry<?, ?>> all = map.entrySet().iterator();
        while (all.hasNext() && entries.size() <= most) {
            Map.Entry<?, ?> entry = all.next();
            place(entries.size(), entry.getKey());
            entries.add(failFast ? entry : new SimpleImmutableEntry<>(entry));
        }
        forgetFrom(entries.size());
        boolean lasting = failFast && !all.hasNext();
        known = lasting ? map : null;
        witness = lasting ? map.entrySet().iterator() : Collections.emptyIterator();
    }

    /** A value is known again only at the place where it was met, under the same key. */
    private void place(int index, @Nullable Object key) {
        if (index == keys.length) {
            keys = Arrays.copyOf(keys, 2 * index);
            values = Arrays.copyOf(values, 2 * index);
            sizes = Arrays.copyOf(sizes, 2 * index);
        }
        if (keys[index] != key) {
            keys[index] = key;
            values[index] = null;
        }
    }

    /** How many entries were passed. */
    int place() {
        return place;
    }

    /** What is left of the room that was given to {@link #next}; negative when that was too little. */
    int room() {
        return room;
    }

    /**
     * Passes the entries whose key and value are the objects they were and can never change, up to one that is not.
     *
     * @param most how large the values that are passed may be together
     * @return an entry to be looked at and remembered; null when there is none, or no room any more
     */
    Map.@Nullable Entry<?, ?> next(int most) {
        room = most;
        while (room >= 0 && place < entries.size()) {
            Map.Entry<?, ?> entry = entries.get(place);
            Object value = entry.getValue();
            if (value == null || value != values[place]) {
                return entry;
            }
            room -= sizes[place++];
        }
        return null;
    }

    /** Passes the entry that is to be remembered, which it is where its value can be known again. */
    void remember(Seen value) {
        Object key = keys[place];
        boolean lasting = key != null && Scalars.isImmutable(key.getClass());
        if (lasting && value instanceof Seen.Leaf leaf) {
            values[place] = leaf.raw();
            sizes[place] = leaf.size();
        } else {
            values[place] = null;
        }
        place++;
    }

    /** Knows no value from that place on again. */
    void forgetFrom(int index) {
        Arrays.fill(keys, index, keys.length, null);
        Arrays.fill(values, index, values.length, null);
    }
}
