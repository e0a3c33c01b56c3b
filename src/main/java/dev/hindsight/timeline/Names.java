package dev.hindsight.timeline;

import dev.hindsight.store.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts and their numbers, counted from 0 in the order in which they came. The texts lie one behind the other as UTF-8, a
 * UUID as its 16 bytes; they are found by hashing with open addressing. Half of each hash stands in the table, so that a
 * text is looked at only where it is almost certainly the right one: of millions, few are in the cache.
 */
public final class Names {
    private static final int UUID_LENGTH = 36;
    private static final byte UUID_MARK = (byte) 0xff; // a byte that never occurs in UTF-8
    /** Where the bytes of a UUID stand in its text. */
    private static final int[] UUID_DIGITS = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
    /** What a hexadecimal digit counts, in small letters; -1 for what is none. */
    private static final byte[] DIGITS = digits();

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long HASH_PART = 0xFFFFFFFFL << 32;

    private byte[] pool = new byte[1024];
    private int[] ends = new int[64];
    /** The upper half of the hash, and the number counted from 1; 0 where there is none. */
    private long[] table = new long[256];

    private int size;
    private int empty = -1;
    private final byte[] packed = new byte[17];

    /** Another of the same texts with the same numbers. */
    Names copy() {
        Names copy = new Names();
        copy.pool = pool.clone();
        copy.ends = ends.clone();
        copy.table = table.clone();
        copy.size = size;
        copy.empty = empty;
        return copy;
    }

    /** The number of a text, a new one if it was not known. */
    int code(Utf8 text) {
        if (text.length() == 0 && empty >= 0) {
            return empty;
        }
        return packs(text.bytes(), text.from(), text.length())
                ? code(packed, 0, packed.length)
                : code(text.bytes(), text.from(), text.length());
    }

    /** The number of a text, or -1. */
    public int find(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] key = packs(bytes, 0, bytes.length) ? packed : bytes;
        return (int) table[slotOf(hash(key, 0, key.length), key, 0, key.length)] - 1;
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
        return pool.length + 4L * ends.length + 8L * table.length;
    }

    private int code(byte[] bytes, int from, int length) {
        long hash = hash(bytes, from, length);
        int slot = slotOf(hash, bytes, from, length);
        if (table[slot] != 0) {
            return (int) table[slot] - 1;
        }
        append(bytes, from, length);
        table[slot] = (hash & HASH_PART) | size;
        if (length == 0) {
            empty = size - 1;
        }
        if (size * 3L > table.length * 2L) {
            rehash();
        }
        return size - 1;
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

    private int slotOf(long hash, byte[] bytes, int from, int length) {
        int mask = table.length - 1;
        int slot = first(hash, mask);
        while (table[slot] != 0 && !(isOf(hash, table[slot]) && isAt((int) table[slot] - 1, bytes, from, length))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean isOf(long hash, long entry) {
        return ((hash ^ entry) & HASH_PART) == 0;
    }

    private boolean isAt(int code, byte[] bytes, int from, int length) {
        return Arrays.equals(pool, start(code), ends[code], bytes, from, from + length);
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private void rehash() {
        long[] entries = table;
        table = new long[entries.length * 2];
        int mask = table.length - 1;
        for (long entry : entries) {
            if (entry != 0) {
                int slot = first(entry, mask);
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    /** The slot to begin with: by the half of the hash that the table keeps. */
    private static int first(long hash, int mask) {
        return (int) (hash >>> Integer.SIZE) & mask;
    }

    private static long hash(byte[] bytes, int from, int length) {
        long hash = length * MIX;
        int at = from;
        for (; at + Long.BYTES <= from + length; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < from + length; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xff);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        long product = value * MIX;
        return product ^ (product >>> 32);
    }

    /** Whether this is a UUID in its usual form, which is then in {@link #packed}. */
    private boolean packs(byte[] bytes, int from, int length) {
        if (length != UUID_LENGTH
                || bytes[from + 8] != '-'
                || bytes[from + 13] != '-'
                || bytes[from + 18] != '-'
                || bytes[from + 23] != '-') {
            return false;
        }
        packed[0] = UUID_MARK;
        int all = 0;
        for (int i = 0; i < UUID_DIGITS.length; i++) {
            int at = from + UUID_DIGITS[i];
            int value = DIGITS[bytes[at] & 0xff] << 4 | DIGITS[bytes[at + 1] & 0xff];
            all |= value;
            packed[i + 1] = (byte) value;
        }
        return all >= 0;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int value = 0; value < 16; value++) {
            digits[Character.forDigit(value, 16)] = (byte) value;
        }
        return digits;
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
