package dev.hindsight.replay.host;

import java.time.Duration;

/**
 * What aggregate code may use up.
 *
 * @param perEvent the longest time for one event
 * @param perReplay the longest time for all events of a replay together, without the time of reading them
 * @param heapMegabytes the memory of the process that runs the code
 * @param stateValues the greatest number of values that are read of one state; 0 where nobody wants to see states
 * @param outputCharacters how much is kept of what the code prints during one event
 */
public record ReplayLimits(
        Duration perEvent, Duration perReplay, int heapMegabytes, int stateValues, int outputCharacters) {
    /** For profiles that say nothing else. */
    public static final ReplayLimits USUAL =
            new ReplayLimits(Duration.ofSeconds(5), Duration.ofMinutes(10), 512, 200_000, 20_000);

    /** How much longer than the runner itself we wait, before we take it for dead. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    public ReplayLimits {
        if (!perEvent.isPositive() || !perReplay.isPositive() || heapMegabytes < 16 || stateValues < 0) {
            throw new IllegalArgumentException(
                    "Limits of a replay are positive, and the heap has at least 16 MB: " + heapMegabytes);
        }
    }

    /** How long a process may say nothing that is asked: a little longer than it takes to stop an event by itself. */
    Duration longestSilence() {
        return perEvent.plus(GRACE);
    }

    public ReplayLimits withPerEvent(Duration limit) {
        return new ReplayLimits(limit, perReplay, heapMegabytes, stateValues, outputCharacters);
    }

    public ReplayLimits withPerReplay(Duration limit) {
        return new ReplayLimits(perEvent, limit, heapMegabytes, stateValues, outputCharacters);
    }

    public ReplayLimits withHeapMegabytes(int megabytes) {
        return new ReplayLimits(perEvent, perReplay, megabytes, stateValues, outputCharacters);
    }

    public ReplayLimits withStateValues(int most) {
        return new ReplayLimits(perEvent, perReplay, heapMegabytes, most, outputCharacters);
    }
}
