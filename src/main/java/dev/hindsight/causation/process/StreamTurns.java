package dev.hindsight.causation.process;

import java.util.Arrays;

/** Which operation wrote to each stream last, and how often the operation changed. Streams are known by their hashes. */
final class StreamTurns {
    /** A stream that so many operations write to, such as a ledger, goes on whatever becomes of one of them. */
    private static final int SHARED = 20;

    private final HashIndex numbers = new HashIndex();
    private int[] operations = new int[1 << 10];
    private int[] turns = new int[1 << 10];
    private int size;

    void add(long stream, int operation) {
        int number = numbers.get(stream);
        if (number == HashIndex.NONE) {
            number = begin(stream, operation);
        }
        if (operations[number] != operation) {
            operations[number] = operation;
            turns[number]++;
        }
    }

    /** Whether another operation wrote to the stream after this one, in a stream that few operations share. */
    boolean wentOn(long stream, int operation) {
        int number = numbers.get(stream);
        return operations[number] != operation && turns[number] < SHARED;
    }

    private int begin(long stream, int operation) {
        if (size == operations.length) {
            operations = Arrays.copyOf(operations, size * 2);
            turns = Arrays.copyOf(turns, size * 2);
        }
        numbers.putIfAbsent(stream, size);
        operations[size] = operation;
        return size++;
    }
}
