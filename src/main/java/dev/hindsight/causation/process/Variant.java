package dev.hindsight.causation.process;

import java.time.Duration;
import java.util.List;

/**
 * Operations that took the same path.
 *
 * @param path the path, causes before effects, at most two hundred steps
 * @param count how many took it
 * @param share of all operations, from 0 to 1
 * @param median how long half of them took at most, from the first event to the last
 * @param p95 how long 95 % of them took at most
 * @param operations the last of them, the latest first, at most 200
 * @param slowest the one that took longest
 */
public record Variant(
        List<PathStep> path,
        long count,
        double share,
        Duration median,
        Duration p95,
        List<OperationId> operations,
        OperationId slowest) {}
