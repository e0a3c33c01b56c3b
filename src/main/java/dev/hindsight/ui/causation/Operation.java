package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Ending;
import dev.hindsight.ui.common.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the panel shows: the events that belong together, and how they do.
 *
 * @param correlation what they share; null where they were found by following causes and effects
 * @param ending whether that is all of them
 * @param start when the first of them was recorded
 * @param end when the last of them was recorded
 */
record Operation(@Nullable CorrelationId correlation, Trace graph, Ending ending, Instant start, Instant end) {
    /** At least one event. */
    static Operation of(@Nullable CorrelationId correlation, List<EventHeader> events, Ending ending) {
        Instant start =
                events.stream().map(EventHeader::at).min(Instant::compareTo).orElseThrow();
        Instant end =
                events.stream().map(EventHeader::at).max(Instant::compareTo).orElseThrow();
        return new Operation(correlation, Trace.of(events), ending, start, end);
    }

    /** Whether it is the same operation, read at another time. */
    boolean sameAs(Operation other) {
        return correlation != null && correlation.equals(other.correlation);
    }

    int missing() {
        return (int) IntStream.range(0, graph.size())
                .filter(index -> graph.node(index).event() == null)
                .count();
    }

    /** Such as {@code 14 events in 4 streams · 2 d 3 h · 1 missing cause}. */
    String summary() {
        int missing = missing();
        String counts = counted(graph.size() - missing, "event") + " in "
                + counted(graph.streams().size(), "stream");
        String span = graph.size() - missing == 1 ? "" : " · " + TimeText.duration(Duration.between(start, end));
        return counts + span + (missing == 0 ? "" : " · " + counted(missing, "missing cause"));
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
