package dev.hindsight.causation.process;

import java.time.Duration;
import java.util.List;

/**
 * That events of one type led to events of another.
 *
 * @param from the type of the causes
 * @param to the type of the effects
 * @param count the effects
 * @param median how long it took from cause to effect, for half of them at most
 * @param p95 the same for 95 % of them
 * @param operations the last operations that took this step, the latest first, at most 200
 */
public record ProcessStep(
        String from, String to, long count, Duration median, Duration p95, List<OperationId> operations) {}
