package dev.hindsight.timeline;

import dev.hindsight.store.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts and their numbers, counted from 0 in the order in which they came. The texts lie one behind the other as UTF-8, a
 * UUID as its 16 bytes; they are found by hashing with open addressing.
 */
public final class Names {
    private static final int UUID_LENGTH = 36;
    private static final byte UUID_MARK = (byte) 0xff; // a byte that never occurs in UTF-8

    private byte[] pool = new byte[1024];
    private int[] ends = new int[64];
    private int[] table = new int[256];
    private int size;
    private final byte[] packed = new byte[17];

    /** Another of the same texts with the same numbers. */
    Names copy() {
        Names copy = new Names();
        copy.pool = pool.clone();
        copy.ends = ends.clone();
        copy.table = table.clone();
        copy.size = size;
        return copy;
    }

    /** The number of a text, a new one if it was not known. */
    int code(Utf8 text) {
        return packs(text.bytes(), text.from(), text.length())
                ? code(packed, 0, packed.length)
                : code(text.bytes(), text.from(), text.length());
    }

    /** The number of a text, or -1. */
    public int find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] key = packs(bytes, 0, bytes.length) ? packed : bytes;
        int slot = slotOf(key, 0, key.length);
        return table[slot] - 1;
    }

    public int size() {
        return size;
    }

    /** The text of a number. */
    public String text(int code) {
        int start = start(code);
        int length = ends[code] - start;
        if (length == packed.length && pool[start] == UUID_MARK) {
            return unpacked(start + 1);
        }
        return new String(pool, start, length, StandardCharsets.UTF_8);
    }

    /** All texts, by their numbers. */
    public List<String> all() {
        return IntStream.range(0, size).mapToObj(this::text).toList();
    }

    long bytes() {
        return pool.length + 4L * ends.length + 4L * table.length;
    }

    private int code(byte[] bytes, int from, int length) {
        int slot = slotOf(bytes, from, length);
        if (table[slot] == 0) {
            append(bytes, from, length);
            table[slot] = size;
            if (size * 2 > table.length) {
                rehash();
            }
            return size - 1;
        }
        return table[slot] - 1;
    }

    private void append(byte[] bytes, int from, int length) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(start + length, LongColumn.grown(pool.length)));
        }
        System.arraycopy(bytes, from, pool, start, length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, LongColumn.grown(size));
        }
        ends[size++] = start + length;
    }

    private int slotOf(byte[] bytes, int from, int length) {
        int mask = table.length - 1;
        int slot = hash(bytes, from, length) & mask;
        while (table[slot] != 0 && !isAt(table[slot] - 1, bytes, from, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int code, byte[] bytes, int from, int length) {
        return Arrays.equals(pool, start(code), ends[code], bytes, from, from + length);
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void rehash() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hash(pool, start(code), ends[code] - start(code)) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = code + 1;
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }

    /** Whether this is a UUID in its usual form, which is then in {@link #packed}. */
    private boolean packs(byte[] bytes, int from, int length) {
        if (length != UUID_LENGTH) {
            return false;
        }
        packed[0] = UUID_MARK;
        int at = 1;
        int high = -1;
        for (int i = 0; i < UUID_LENGTH; i++) {
            byte symbol = bytes[from + i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (symbol != '-') {
                    return false;
                }
                continue;
            }
            int digit = symbol >= '0' && symbol <= '9'
                    ? symbol - '0'
                    : symbol >= 'a' && symbol <= 'f' ? symbol - 'a' + 10 : -1;
            if (digit < 0) {
                return false;
            }
            if (high < 0) {
                high = digit;
            } else {
                packed[at++] = (byte) ((high << 4) | digit);
                high = -1;
            }
        }
        return true;
    }

    private String unpacked(int start) {
        StringBuilder text = new StringBuilder(UUID_LENGTH);
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text.append('-');
            }
            int value = pool[start + i] & 0xff;
            text.append(Character.forDigit(value >>> 4, 16)).append(Character.forDigit(value & 15, 16));
        }
        return text.toString();
    }
}
