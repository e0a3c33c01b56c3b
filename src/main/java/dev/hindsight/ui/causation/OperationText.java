package dev.hindsight.ui.causation;

import dev.hindsight.causation.Latencies;
import dev.hindsight.causation.Trace;
import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said about an operation as a whole. */
final class OperationText {
    private OperationText() {}

    /** Such as {@code 14 events in 4 streams · 2 d 3 h · 1 cause not in this store}. */
    static String summary(Shown shown) {
        Trace trace = shown.trace();
        List<String> parts = new ArrayList<>();
        parts.add(counted(trace.events(), "event") + " in "
                + counted(trace.streams().size(), "stream"));
        if (trace.events() > 1) {
            parts.add(DurationText.of(Duration.between(shown.start(), shown.end())));
        }
        addCount(parts, trace.missingCauses().size(), "cause", " not in this store");
        addCount(parts, trace.causesElsewhere(), "cause", " in other operations");
        addCount(parts, trace.circles(), "circle", "");
        addCount(parts, trace.selfCaused(), "event", " naming itself as cause");
        return String.join(" · ", parts);
    }

    private static void addCount(List<String> parts, int count, String what, String more) {
        if (count > 0) {
            parts.add(counted(count, what) + more);
        }
    }

    /** Such as {@code Slowest path: 2 d 3 h over 6 events}; empty where nothing took time. */
    static Optional<String> slowestPath(Shown shown) {
        List<Integer> path = shown.latencies().slowestPath();
        return path.size() < 2
                ? Optional.empty()
                : Optional.of("Slowest path: "
                        + DurationText.of(shown.latencies().branch(path.getFirst())) + " over "
                        + counted(path.size(), "step"));
    }

    /** Such as {@code longest wait: 1 d 0 h for ParcelDelivered}. */
    static Optional<String> slowestLink(Shown shown) {
        Latencies latencies = shown.latencies();
        return latencies
                .slowestLink()
                .flatMap(node -> latencies
                        .link(node)
                        .map(time -> "Longest wait: " + DurationText.of(time) + " for " + type(shown.trace(), node)));
    }

    /** Such as {@code 2 branches end where others go on}. */
    static Optional<String> stopped(Shown shown) {
        int count = shown.latencies().stopped().size();
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        count == 1
                                ? "1 branch ends where others go on"
                                : "%,d branches end where others go on".formatted(count));
    }

    private static String type(Trace trace, int node) {
        EventHeader event = trace.event(node);
        return event == null ? "an event" : event.type();
    }

    static String counted(int count, String what) {
        String plural = what.endsWith("h") ? "es" : "s";
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : plural);
    }
}
