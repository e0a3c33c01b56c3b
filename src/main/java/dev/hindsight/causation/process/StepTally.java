package dev.hindsight.causation.process;

/** How often events of one type led to events of another, and how long that took. */
final class StepTally {
    private final DurationSketch delays;
    private final RecentOperations operations;
    private long once;
    private long repeatedly;

    StepTally() {
        delays = new DurationSketch();
        operations = new RecentOperations();
    }

    private StepTally(StepTally other) {
        delays = other.delays.copy();
        operations = other.operations.copy();
        once = other.once;
        repeatedly = other.repeatedly;
    }

    /** Counts one effect. */
    void add(OperationId operation, long delayMicros) {
        operations.add(operation);
        delays.add(delayMicros);
    }

    /** Counts one cause with so many effects, at least 1. */
    void addCause(int effects) {
        if (effects == 1) {
            once++;
        } else {
            repeatedly++;
        }
    }

    StepTally copy() {
        return new StepTally(this);
    }

    DurationSketch delays() {
        return delays;
    }

    RecentOperations operations() {
        return operations;
    }

    /** Effects. */
    long count() {
        return delays.total();
    }

    /** Causes with one effect of this kind. */
    long once() {
        return once;
    }

    /** Causes with more than one effect of this kind. */
    long repeatedly() {
        return repeatedly;
    }

    /** Causes with any effect of this kind. */
    long causes() {
        return once + repeatedly;
    }
}
