package dev.hindsight.causation.process;

import java.util.List;

/** The operations that took one path. */
final class VariantTally {
    private final List<PathStep> path;
    private final DurationSketch durations;
    private final RecentOperations operations;
    private OperationId slowest;
    private long slowestMicros;

    VariantTally(List<PathStep> path, OperationId first) {
        this.path = List.copyOf(path);
        durations = new DurationSketch();
        operations = new RecentOperations();
        slowest = first;
    }

    private VariantTally(VariantTally other) {
        path = other.path;
        durations = other.durations.copy();
        operations = other.operations.copy();
        slowest = other.slowest;
        slowestMicros = other.slowestMicros;
    }

    void add(OperationId operation, long durationMicros) {
        operations.add(operation);
        durations.add(durationMicros);
        if (durationMicros > slowestMicros) {
            slowest = operation;
            slowestMicros = durationMicros;
        }
    }

    VariantTally copy() {
        return new VariantTally(this);
    }

    List<PathStep> path() {
        return path;
    }

    DurationSketch durations() {
        return durations;
    }

    RecentOperations operations() {
        return operations;
    }

    OperationId slowest() {
        return slowest;
    }
}
