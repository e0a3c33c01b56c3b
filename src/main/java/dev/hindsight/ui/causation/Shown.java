package dev.hindsight.ui.causation;

import dev.hindsight.causation.Folding;
import dev.hindsight.causation.Latencies;
import dev.hindsight.causation.Operation;
import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TreeLayout;
import dev.hindsight.event.EventHeader;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the panel shows of an operation.
 *
 * @param start when the first of its events was recorded
 * @param end when the last of its events was recorded
 */
record Shown(Operation operation, Latencies latencies, TreeLayout layout, Instant start, Instant end) {
    /** An operation of at least one event, with nothing folded. */
    static Shown of(Operation operation) {
        Trace trace = operation.trace();
        return new Shown(
                operation,
                Latencies.of(trace),
                TreeLayout.of(trace, Folding.NONE),
                time(trace, (a, b) -> a.isBefore(b) ? a : b),
                time(trace, (a, b) -> a.isAfter(b) ? a : b));
    }

    private static Instant time(Trace trace, BinaryOperator<Instant> choice) {
        return IntStream.range(0, trace.events())
                .mapToObj(trace::event)
                .filter(Objects::nonNull)
                .map(EventHeader::at)
                .reduce(choice)
                .orElseThrow();
    }

    /** The same operation with other nodes folded. */
    Shown folded(Folding folding) {
        return folding.equals(layout.folding())
                ? this
                : new Shown(operation, latencies, TreeLayout.of(trace(), folding), start, end);
    }

    /** Whether only the folding differs. */
    boolean sharesTrace(@Nullable Shown other) {
        return other != null && latencies.equals(other.latencies);
    }

    Trace trace() {
        return operation.trace();
    }
}
