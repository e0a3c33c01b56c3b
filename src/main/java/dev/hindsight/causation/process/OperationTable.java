package dev.hindsight.causation.process;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events as numbers in arrays, chained by cause and by operation: about a hundred bytes an event. Events are known
 * by their index, in the order in which they came; so are operations.
 *
 * <p>An event without a correlation belongs to the operation of its cause, or begins one of its own.
 */
final class OperationTable {
    static final int NONE = -1;

    private static final int SMALLEST = 1 << 10;

    private final HashIndex events = new HashIndex();
    private final HashIndex operations = new HashIndex();
    private final StreamTurns streams = new StreamTurns();
    private final List<OperationId> ids = new ArrayList<>();
    private int size;

    private int[] types = new int[SMALLEST];
    private long[] times = new long[SMALLEST];
    private long[] hashes = new long[SMALLEST];
    private long[] causes = new long[SMALLEST];
    private int[] parents = new int[SMALLEST];
    private int[] operationOf = new int[SMALLEST];
    private long[] streamOf = new long[SMALLEST];
    private int[] firstEffect = new int[SMALLEST];
    private int[] nextEffect = new int[SMALLEST];
    private int[] nextInOperation = new int[SMALLEST];

    private int[] firstEvent = new int[SMALLEST];
    private int[] lastEvent = new int[SMALLEST];
    private int[] sizes = new int[SMALLEST];

    void add(EventHeader header, int type) {
        long hash = HashIndex.hash(header.id().value());
        EventId causation = header.causation();
        long cause = causation == null || causation.equals(header.id()) ? 0 : HashIndex.hash(causation.value());
        int parent = cause == 0 ? NONE : events.get(cause);
        int operation = operationFor(header, parent);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, header.at());
        append(type, micros, hash, cause, HashIndex.hash(header.stream().value()), operation);
        if (parent != NONE) {
            link(size - 1, parent);
        }
    }

    /** Looks again for causes that came after their effects. */
    void linkLateCauses() {
        for (int event = 0; event < size; event++) {
            int cause = causes[event] == 0 || parents[event] != NONE ? NONE : events.get(causes[event]);
            if (cause != NONE) {
                link(event, cause);
            }
        }
    }

    int size() {
        return size;
    }

    int operations() {
        return ids.size();
    }

    OperationId id(int operation) {
        return ids.get(operation);
    }

    /** The events of an operation, in the order in which they came. */
    int[] eventsOf(int operation) {
        int[] found = new int[sizes[operation]];
        int event = firstEvent[operation];
        for (int i = 0; i < found.length; i++) {
            found[i] = event;
            event = nextInOperation[event];
        }
        return found;
    }

    int lastEventOf(int operation) {
        return lastEvent[operation];
    }

    int type(int event) {
        return types[event];
    }

    /** When it was recorded, in microseconds since the epoch. */
    long time(int event) {
        return times[event];
    }

    int operationOf(int event) {
        return operationOf[event];
    }

    /** The event that caused it, or {@link #NONE} where none is recorded or the one recorded is not here. */
    int parent(int event) {
        return parents[event];
    }

    /** The hash of the id of its cause, or 0 where none is recorded. */
    long cause(int event) {
        return causes[event];
    }

    /** One of its effects, or {@link #NONE}; the others follow by {@link #nextEffect}. */
    int firstEffect(int event) {
        return firstEffect[event];
    }

    int nextEffect(int event) {
        return nextEffect[event];
    }

    /** Whether the stream of an event went on in another operation, as an order goes on when it is cancelled. */
    boolean wentOnElsewhere(int event) {
        return streams.wentOn(streamOf[event], operationOf[event]);
    }

    /** A table of those operations alone whose last event is at that index or later. */
    OperationTable keeping(int fromEvent) {
        OperationTable kept = new OperationTable();
        int[] moved = new int[size];
        for (int event = 0; event < size; event++) {
            int operation = operationOf[event];
            moved[event] = NONE;
            if (lastEvent[operation] >= fromEvent) {
                OperationId id = ids.get(operation);
                kept.append(
                        types[event], times[event], hashes[event], causes[event], streamOf[event], kept.operation(id));
                moved[event] = kept.size - 1;
                if (parents[event] != NONE && parents[event] < event && moved[parents[event]] != NONE) {
                    kept.link(moved[event], moved[parents[event]]);
                }
            }
        }
        return kept;
    }

    private int operationFor(EventHeader header, int parent) {
        CorrelationId correlation = header.correlation();
        if (correlation != null) {
            return operation(new OperationId(correlation.value(), true));
        }
        return parent == NONE ? operation(new OperationId(header.id().value(), false)) : operationOf[parent];
    }

    private int operation(OperationId id) {
        long hash = HashIndex.hash(id.value()) + (id.correlated() ? 1 : 0);
        int known = operations.get(hash);
        if (known != HashIndex.NONE) {
            return known;
        }
        int operation = ids.size();
        if (operation == firstEvent.length) {
            firstEvent = doubled(firstEvent);
            lastEvent = doubled(lastEvent);
            sizes = doubled(sizes);
        }
        firstEvent[operation] = NONE;
        lastEvent[operation] = NONE;
        operations.putIfAbsent(hash, operation);
        ids.add(id);
        return operation;
    }

    private void append(int type, long micros, long hash, long cause, long stream, int operation) {
        if (size == types.length) {
            grow();
        }
        types[size] = type;
        times[size] = micros;
        hashes[size] = hash;
        causes[size] = cause;
        parents[size] = NONE;
        operationOf[size] = operation;
        streamOf[size] = stream;
        streams.add(stream, operation);
        firstEffect[size] = NONE;
        nextEffect[size] = NONE;
        nextInOperation[size] = NONE;
        if (lastEvent[operation] == NONE) {
            firstEvent[operation] = size;
        } else {
            nextInOperation[lastEvent[operation]] = size;
        }
        lastEvent[operation] = size;
        sizes[operation]++;
        events.putIfAbsent(hash, size);
        size++;
    }

    private void link(int event, int parent) {
        parents[event] = parent;
        nextEffect[event] = firstEffect[parent];
        firstEffect[parent] = event;
    }

    private void grow() {
        types = doubled(types);
        times = Arrays.copyOf(times, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        causes = Arrays.copyOf(causes, size * 2);
        parents = doubled(parents);
        operationOf = doubled(operationOf);
        streamOf = Arrays.copyOf(streamOf, size * 2);
        firstEffect = doubled(firstEffect);
        nextEffect = doubled(nextEffect);
        nextInOperation = doubled(nextInOperation);
    }

    private static int[] doubled(int[] array) {
        return Arrays.copyOf(array, array.length * 2);
    }
}
