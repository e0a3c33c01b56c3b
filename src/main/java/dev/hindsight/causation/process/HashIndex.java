package dev.hindsight.causation.process;

import java.util.Arrays;

/** Finds numbers by 64-bit hashes: open addressing with linear probing, sixteen to thirty-two bytes an entry. */
final class HashIndex {
    static final int NONE = -1;

    private static final int SMALLEST = 1 << 10;

    private long[] hashes = new long[SMALLEST];
    private int[] numbers = emptied(SMALLEST);
    private int size;

    /** Keeps the number under that hash, unless one is kept there already. */
    void putIfAbsent(long hash, int number) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        int slot = slotOf(hash);
        if (numbers[slot] == NONE) {
            hashes[slot] = hash;
            numbers[slot] = number;
            size++;
        }
    }

    /** The number under that hash, or {@link #NONE}. */
    int get(long hash) {
        return numbers[slotOf(hash)];
    }

    /** The 64-bit hash of an id (FNV-1a over its characters, then mixed): collisions are not to be met in practice. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** Spreads every bit over all others (the finisher of SplitMix64). */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private int slotOf(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (numbers[slot] != NONE && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        hashes = new long[oldHashes.length * 2];
        numbers = emptied(hashes.length);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != NONE) {
                int slot = slotOf(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static int[] emptied(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, NONE);
        return empty;
    }
}
