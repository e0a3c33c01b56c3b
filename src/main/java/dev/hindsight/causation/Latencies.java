package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the time of an operation went: by link, by branch, and along the slowest path. Immutable. */
public final class Latencies {
    /** Of a hundred events of one type that go on, so many may stop before stopping counts as usual. */
    private static final int USUAL_STOPS_IN_HUNDRED = 5;

    private final Trace trace;
    /** Microseconds since 1970, of events and of causes stored elsewhere; of other causes that of their first effect. */
    private final long[] times;
    /** The time of the last event of a node's branch, itself included. */
    private final long[] ends;

    private final List<Integer> slowestPath;
    private final BitSet onSlowestPath = new BitSet();
    private final List<Integer> stopped;

    public static Latencies of(Trace trace) {
        return new Latencies(trace);
    }

    private Latencies(Trace trace) {
        this.trace = trace;
        times = new long[trace.size()];
        ends = new long[trace.size()];
        measure();
        slowestPath = findSlowestPath();
        slowestPath.forEach(onSlowestPath::set);
        stopped = findStopped();
    }

    private void measure() {
        for (int i = trace.size() - 1; i >= 0; i--) {
            int node = trace.visited(i);
            EventHeader event = trace.event(node);
            times[node] = event == null ? firstEffect(node) : micros(event.at());
            ends[node] = times[node];
            for (int k = 0; k < trace.effectCount(node); k++) {
                ends[node] = Math.max(ends[node], ends[trace.effect(node, k)]);
            }
        }
    }

    private long firstEffect(int node) {
        long first = Long.MAX_VALUE;
        for (int k = 0; k < trace.effectCount(node); k++) {
            first = Math.min(first, times[trace.effect(node, k)]);
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }

    private List<Integer> findSlowestPath() {
        int at = Trace.NONE;
        for (int root : trace.roots()) {
            if (at == Trace.NONE || ends[root] - times[root] > ends[at] - times[at]) {
                at = root;
            }
        }
        List<Integer> path = new ArrayList<>();
        while (at != Trace.NONE) {
            path.add(at);
            at = ends[at] == times[at] ? Trace.NONE : last(at);
        }
        return List.copyOf(path);
    }

    private int last(int node) {
        for (int k = 0; k < trace.effectCount(node); k++) {
            int effect = trace.effect(node, k);
            if (ends[effect] == ends[node]) {
                return effect;
            }
        }
        return Trace.NONE;
    }

    private List<Integer> findStopped() {
        Map<String, int[]> counts = new HashMap<>();
        for (int node = 0; node < trace.events(); node++) {
            int[] ofType = counts.computeIfAbsent(type(node), _ -> new int[2]);
            ofType[trace.effectCount(node) > 0 ? 1 : 0]++;
        }
        List<Integer> found = new ArrayList<>();
        for (int node = 0; node < trace.events(); node++) {
            int[] ofType = counts.getOrDefault(type(node), new int[2]);
            int usual = Math.max(1, ofType[1] * USUAL_STOPS_IN_HUNDRED / 100);
            if (trace.effectCount(node) == 0 && ofType[1] > 0 && ofType[0] <= usual) {
                found.add(node);
            }
        }
        return List.copyOf(found);
    }

    private String type(int node) {
        EventHeader event = trace.event(node);
        return event == null ? "" : event.type();
    }

    /** From the cause to this event; empty where either time is unknown. Negative where clocks disagree. */
    public Optional<Duration> link(int node) {
        EventHeader effect = trace.event(node);
        EventHeader cause = trace.parent(node) == Trace.NONE ? null : trace.event(trace.parent(node));
        return cause == null || effect == null
                ? Optional.empty()
                : Optional.of(Duration.between(cause.at(), effect.at()));
    }

    /** From this event to the last one that followed from it. */
    public Duration branch(int node) {
        return duration(ends[node] - times[node]);
    }

    /** The way from a beginning to the event that came last after it, where that took longest; empty for no events. */
    public List<Integer> slowestPath() {
        return slowestPath;
    }

    public boolean isOnSlowestPath(int node) {
        return onSlowestPath.get(node);
    }

    /** The effect for which the slowest path waited longest; empty for a path of one event. */
    public Optional<Integer> slowestLink() {
        @Nullable Integer slowest = null;
        for (int node : slowestPath.subList(Math.min(1, slowestPath.size()), slowestPath.size())) {
            if (slowest == null || wait(node) > wait(slowest)) {
                slowest = node;
            }
        }
        return Optional.ofNullable(slowest);
    }

    private long wait(int node) {
        return times[node] - times[trace.parent(node)];
    }

    /**
     * The events without effects whose type has effects elsewhere in this trace, as a rule: where a branch ends and
     * others go on.
     */
    public List<Integer> stopped() {
        return stopped;
    }

    /** Microseconds since 1970 of a node; that of its first effect for a cause without a time of its own. */
    public long micros(int node) {
        return times[node];
    }

    /** Microseconds since 1970 of the last event that followed from a node. */
    public long branchEnd(int node) {
        return ends[node];
    }

    private static long micros(Instant time) {
        return Math.multiplyExact(Math.clamp(time.getEpochSecond(), -62_167_219_200L, 253_402_300_799L), 1_000_000L)
                + time.getNano() / 1000;
    }

    private static Duration duration(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000);
    }
}
