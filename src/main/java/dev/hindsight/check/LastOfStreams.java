package dev.hindsight.check;

import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Utf8;
import java.util.Arrays;

/**
 * The last event of each stream, in bounded memory: streams are told apart by a hash of 64 bits, and where there are too
 * many of them for one pass over the store, the rest wait for the next.
 */
final class LastOfStreams {
    /** Slots of 24 bytes each, for 4 million streams in a pass. */
    static final int USUAL_SLOTS = 1 << 23;

    private static final long EMPTY = 0;
    private static final int FIRST_SLOTS = 64;

    private final int mostSlots;
    private long[] hashes = new long[FIRST_SLOTS];
    private long[] versions = new long[FIRST_SLOTS];
    private long[] micros = new long[FIRST_SLOTS];
    private int used;
    private long streams;
    /** Hashes from this one (inclusive) are looked at in this pass. */
    private long from = Long.MIN_VALUE;
    /** Hashes up to this one (inclusive) are looked at in this pass. */
    private long to = Long.MAX_VALUE;

    private Before before = Before.LATER;
    private long versionBefore;
    private long microsBefore;

    /** What is known of the stream of an event from the events before it. */
    enum Before {
        /** There was another event of the stream. */
        KNOWN,
        /** This is the first event of the stream. */
        NONE,
        /** A later pass looks at the stream. */
        LATER
    }

    /** {@code mostSlots} is a power of two, at least 64; half of them are used at most. */
    LastOfStreams(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    /** Takes the next event, and tells whether there was one before it in its stream. */
    Before take(HeaderRow row) {
        long hash = hash(row.stream());
        if (hash < from || hash > to) {
            before = Before.LATER;
            return before;
        }
        int slot = slot(hash);
        before = hashes[slot] == hash ? Before.KNOWN : Before.NONE;
        versionBefore = versions[slot];
        microsBefore = micros[slot];
        hashes[slot] = hash;
        versions[slot] = row.version();
        micros[slot] = row.micros();
        if (before == Before.NONE) {
            streams++;
            if (++used > hashes.length / 2) {
                makeRoom();
            }
        }
        return before;
    }

    /** The version of the event before the one just taken, where there was one. */
    long versionBefore() {
        return versionBefore;
    }

    /** The time of the event before the one just taken, where there was one. */
    long microsBefore() {
        return microsBefore;
    }

    /** Begins another pass for the streams that are not looked at yet; tells whether there are any. */
    boolean goOn() {
        if (to == Long.MAX_VALUE) {
            return false;
        }
        from = to + 1;
        to = Long.MAX_VALUE;
        Arrays.fill(hashes, EMPTY);
        used = 0;
        return true;
    }

    /** The streams that were looked at. */
    long streams() {
        return streams;
    }

    private void makeRoom() {
        if (hashes.length == mostSlots) {
            to = middle();
        }
        long[] oldHashes = hashes;
        long[] oldVersions = versions;
        long[] oldMicros = micros;
        int size = Math.min(mostSlots, hashes.length * 2);
        hashes = new long[size];
        versions = new long[size];
        micros = new long[size];
        used = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != EMPTY && oldHashes[i] <= to) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                versions[slot] = oldVersions[i];
                micros[slot] = oldMicros[i];
                used++;
            } else if (oldHashes[i] != EMPTY) {
                streams--;
            }
        }
    }

    /** A hash in the middle of those looked at: about half of the streams are before it, since hashes are spread evenly. */
    private long middle() {
        return (from >> 1) + (to >> 1);
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (hashes[slot] != EMPTY && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** FNV-1a, with the bits mixed at the end so that each half of them is as good as the other. */
    private static long hash(Utf8 stream) {
        byte[] bytes = stream.bytes();
        long hash = 0xcbf29ce484222325L;
        for (int i = stream.from(); i < stream.from() + stream.length(); i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == EMPTY ? 1 : hash;
    }
}
