package dev.hindsight.causation.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is counted of the operations added so far. */
final class Tally {
    /** Paths are as many as there are ways to go wrong; those met after so many are counted together. */
    private static final int VARIANTS = 5_000;

    private final List<TypeTally> types = new ArrayList<>();
    private final Map<Long, StepTally> steps = new HashMap<>();
    private final Map<Long, VariantTally> variants = new HashMap<>();
    private long operations;
    private long otherVariants;

    /** Counts an operation: its events, what each led to, and its path. */
    void add(OperationTable table, EventTypes names, int operation) {
        while (types.size() < names.size()) {
            types.add(new TypeTally());
        }
        operations++;
        int[] events = table.eventsOf(operation);
        Effects effects = new Effects(types.size());
        for (int event : events) {
            addEvent(table, event, table.id(operation), effects);
        }
        addPath(new OperationPath(table, events), names, table.id(operation), duration(table, events));
    }

    /** Counts apart from this one, with what this one has counted so far. */
    Tally copy() {
        Tally copy = new Tally();
        types.forEach(type -> copy.types.add(type.copy()));
        steps.forEach((key, step) -> copy.steps.put(key, step.copy()));
        variants.forEach((signature, variant) -> copy.variants.put(signature, variant.copy()));
        copy.operations = operations;
        copy.otherVariants = otherVariants;
        return copy;
    }

    /** From the first event of an operation to its latest, in microseconds. */
    static long duration(OperationTable table, int[] events) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int event : events) {
            first = Math.min(first, table.time(event));
            last = Math.max(last, table.time(event));
        }
        return last - first;
    }

    long operations() {
        return operations;
    }

    /** Operations whose paths are not kept, since there are too many paths. */
    long otherVariants() {
        return otherVariants;
    }

    TypeTally type(int type) {
        return types.get(type);
    }

    int typeCount() {
        return types.size();
    }

    @Nullable StepTally step(int from, int to) {
        return steps.get(key(from, to));
    }

    /** By the key of their types; see {@link #from} and {@link #to}. */
    Map<Long, StepTally> steps() {
        return steps;
    }

    static int from(long key) {
        return (int) (key >>> 32);
    }

    static int to(long key) {
        return (int) key;
    }

    Map<Long, VariantTally> variants() {
        return variants;
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }

    private void addEvent(OperationTable table, int event, OperationId operation, Effects effects) {
        int type = table.type(event);
        TypeTally tally = types.get(type);
        tally.addEvent(table.parent(event) != OperationTable.NONE, table.cause(event) != 0);
        if (table.firstEffect(event) == OperationTable.NONE) {
            tally.addEnding();
            return;
        }
        effects.count(table, event);
        tally.addFirstEffect(effects.firstTime - table.time(event));
        for (int effect = table.firstEffect(event); effect >= 0; effect = table.nextEffect(effect)) {
            StepTally step = steps.computeIfAbsent(key(type, table.type(effect)), key -> new StepTally());
            step.add(operation, table.time(effect) - table.time(event));
            int same = effects.take(table.type(effect));
            if (same > 0) {
                step.addCause(same);
            }
        }
    }

    private void addPath(OperationPath path, EventTypes names, OperationId operation, long duration) {
        VariantTally variant = variants.get(path.signature());
        if (variant == null) {
            if (variants.size() >= VARIANTS) {
                otherVariants++;
                return;
            }
            variant = new VariantTally(path.steps(names), operation);
            variants.put(path.signature(), variant);
        }
        variant.add(operation, duration);
    }

    /** How many effects of each type one event has. */
    private static final class Effects {
        private final int[] counts;
        private long firstTime;

        Effects(int types) {
            counts = new int[types];
        }

        void count(OperationTable table, int event) {
            firstTime = Long.MAX_VALUE;
            for (int effect = table.firstEffect(event); effect >= 0; effect = table.nextEffect(effect)) {
                counts[table.type(effect)]++;
                firstTime = Math.min(firstTime, table.time(effect));
            }
        }

        /** The count of a type, the first time it is asked for; then 0. */
        int take(int type) {
            int count = counts[type];
            counts[type] = 0;
            return count;
        }
    }
}
