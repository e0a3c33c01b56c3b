package dev.hindsight.causation.process;

import java.util.List;

/**
 * The shape of a system, from the events read.
 *
 * @param types the most frequent first
 * @param steps the most frequent first
 * @param variants the most frequent first
 * @param otherVariants operations whose paths are not kept, since there were too many
 * @param odd what falls out of the usual, the latest first
 * @param split whether an operation that went on after a long pause may have been counted in parts, since there were too
 *     many events to hold at once
 */
public record ProcessShape(
        long events,
        long operations,
        List<ProcessType> types,
        List<ProcessStep> steps,
        List<Variant> variants,
        long otherVariants,
        List<OddOperation> odd,
        boolean split) {}
