package dev.hindsight.check;

import dev.hindsight.store.Utf8;
import java.util.Arrays;

/**
 * The last version of each stream, in bounded memory: streams are told apart by a hash of 64 bits, and where there are
 * too many of them for one pass, the rest wait for the next.
 */
final class LastVersions {
    /** Stands for the version of a stream that a later pass will look at. */
    static final long LATER = Long.MIN_VALUE;

    /** Slots of 16 bytes each, for 4 million streams in a pass. */
    static final int USUAL_SLOTS = 1 << 23;

    private static final long EMPTY = 0;
    private static final int FIRST_SLOTS = 64;

    private final int mostSlots;
    private long[] hashes = new long[FIRST_SLOTS];
    private long[] versions = new long[FIRST_SLOTS];
    private int used;
    private long streams;
    /** Hashes from this one (inclusive) are looked at in this pass. */
    private long from = Long.MIN_VALUE;
    /** Hashes up to this one (inclusive) are looked at in this pass. */
    private long to = Long.MAX_VALUE;

    /** {@code mostSlots} is a power of two, at least 64; half of them are used at most. */
    LastVersions(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    /** The version before this one, {@code first} for a new stream, or {@link #LATER}. */
    long replace(Utf8 stream, long version, long first) {
        long hash = hash(stream);
        if (hash < from || hash > to) {
            return LATER;
        }
        int slot = slot(hash);
        if (hashes[slot] == hash) {
            long before = versions[slot];
            versions[slot] = Math.max(before, version);
            return before;
        }
        hashes[slot] = hash;
        versions[slot] = version;
        streams++;
        if (++used > hashes.length / 2) {
            makeRoom();
        }
        return first;
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
        int size = Math.min(mostSlots, hashes.length * 2);
        hashes = new long[size];
        versions = new long[size];
        used = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != EMPTY && oldHashes[i] <= to) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                versions[slot] = oldVersions[i];
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
