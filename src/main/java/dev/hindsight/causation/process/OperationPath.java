package dev.hindsight.causation.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The path that an operation took: its tree of causes with event types for events, in which the same done several times
 * counts as done once. Equal effects of one cause are one, and an event that caused another of its own type is one with
 * it; so an order of three items took the same path as one of five.
 */
final class OperationPath {
    private static final int SHOWN = 200;

    private final OperationTable table;
    private final int[] events;
    private final int[] parents;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final long[] signatures;
    private final long signature;

    /** The path through these events of one operation, in the order in which they came. */
    OperationPath(OperationTable table, int[] events) {
        this.table = table;
        this.events = events;
        this.parents = localParents();
        this.firstChild = filled(events.length + 1);
        this.nextSibling = filled(events.length);
        for (int i = events.length - 1; i >= 0; i--) {
            int head = parents[i] < 0 ? events.length : parents[i];
            nextSibling[i] = firstChild[head];
            firstChild[head] = i;
        }
        this.signatures = new long[events.length];
        this.signature = sign();
    }

    /** Equal for equal paths. */
    long signature() {
        return signature;
    }

    /** The steps of the path in words, causes before effects; cut after two hundred. */
    List<PathStep> steps(EventTypes types) {
        List<PathStep> steps = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        push(open, events.length, 0);
        while (!open.isEmpty() && steps.size() < SHOWN) {
            Open next = open.pop();
            boolean repeated = next.repeated() || effects(next.index()).inner();
            steps.add(new PathStep(next.depth(), types.name(table.type(events[next.index()])), repeated));
            push(open, next.index(), next.depth() + 1);
        }
        return steps;
    }

    private record Open(int index, int depth, boolean repeated) {}

    /** The different effects of a node. {@code inner} says that it caused more of its own type. */
    private record Effects(List<Integer> indexes, boolean inner) {}

    private void push(Deque<Open> open, int node, int depth) {
        List<Integer> different = new ArrayList<>();
        List<Integer> all = effects(node).indexes();
        for (int index : all) {
            if (different.stream().noneMatch(other -> signatures[other] == signatures[index])) {
                different.add(index);
            }
        }
        for (int index : different.reversed()) {
            long same = all.stream()
                    .filter(other -> signatures[other] == signatures[index])
                    .count();
            open.push(new Open(index, depth, same > 1));
        }
    }

    /** The children of a node and, in place of a child of its own type, that child's children. */
    private Effects effects(int node) {
        List<Integer> effects = new ArrayList<>();
        boolean inner = false;
        Deque<Integer> open = new ArrayDeque<>();
        open.push(node);
        while (!open.isEmpty()) {
            for (int child = firstChild[open.pop()]; child >= 0; child = nextSibling[child]) {
                if (node < events.length && sameType(child, node)) {
                    inner = true;
                    open.push(child);
                } else {
                    effects.add(child);
                }
            }
        }
        return new Effects(effects, inner);
    }

    private boolean sameType(int one, int other) {
        return table.type(events[one]) == table.type(events[other]);
    }

    /** From the last event to the first, since effects come after their causes: no recursion, however deep. */
    private long sign() {
        long[][] below = new long[events.length + 1][];
        for (int node = events.length - 1; node >= 0; node--) {
            below[node] = below(node, below);
            signatures[node] = combine(table.type(events[node]), below[node]);
        }
        return combine(-1, below(events.length, below));
    }

    /** The sorted, different signatures of the effects of a node. */
    private long[] below(int node, long[][] below) {
        int child = firstChild[node];
        if (child < 0) {
            return new long[0];
        }
        if (nextSibling[child] < 0) {
            return node < events.length && sameType(child, node) ? below[child] : new long[] {signatures[child]};
        }
        LongList found = new LongList();
        for (; child >= 0; child = nextSibling[child]) {
            if (node < events.length && sameType(child, node)) {
                found.addAll(below[child]);
            } else {
                found.add(signatures[child]);
            }
        }
        return found.distinct();
    }

    private static long combine(int type, long[] below) {
        long hash = HashIndex.mix(type + 1L);
        for (long effect : below) {
            hash = HashIndex.mix(hash * 31 + effect);
        }
        return hash;
    }

    private int[] localParents() {
        int[] local = filled(events.length);
        for (int i = 0; i < events.length; i++) {
            int parent = table.parent(events[i]);
            // A cause that came later, or that belongs to another operation, begins a tree of its own here.
            local[i] = parent < 0 || parent >= events[i] ? -1 : Math.max(-1, Arrays.binarySearch(events, 0, i, parent));
        }
        return local;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    /** A growing array. */
    private static final class LongList {
        private long[] values = new long[8];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void addAll(long[] others) {
            for (long other : others) {
                add(other);
            }
        }

        long[] distinct() {
            Arrays.sort(values, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept == 0 || values[i] != values[kept - 1]) {
                    values[kept++] = values[i];
                }
            }
            return Arrays.copyOf(values, kept);
        }
    }
}
