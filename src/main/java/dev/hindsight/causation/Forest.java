package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands the events of an operation beside and behind one another. */
final class Forest {
    private final List<EventId> ids = new ArrayList<>();
    private final List<@Nullable EventHeader> events = new ArrayList<>();
    private final Map<EventId, Integer> indexById = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final int[] parents;
    private final int[] depths;
    private final double[] orders;
    private final boolean[] placed;
    private double next;

    private Forest(Collection<EventHeader> headers) {
        headers.forEach(header -> add(header.id(), header));
        for (EventHeader header : headers) {
            EventId cause = cause(header);
            if (cause != null && !indexById.containsKey(cause)) {
                add(cause, null);
            }
        }
        parents = new int[ids.size()];
        depths = new int[ids.size()];
        orders = new double[ids.size()];
        placed = new boolean[ids.size()];
        place();
    }

    static Trace trace(Collection<EventHeader> headers) {
        Forest forest = new Forest(headers);
        List<TraceNode> nodes = new ArrayList<>();
        for (int i = 0; i < forest.ids.size(); i++) {
            nodes.add(new TraceNode(
                    forest.ids.get(i), forest.events.get(i), forest.parents[i], forest.depths[i], forest.orders[i]));
        }
        return new Trace(nodes);
    }

    /** None for an event that was caused by the command whose id the whole operation bears: it is a beginning. */
    private static @Nullable EventId cause(EventHeader event) {
        EventId cause = event.causation();
        boolean begins = cause != null
                && event.correlation() != null
                && cause.value().equals(event.correlation().value());
        return begins ? null : cause;
    }

    private void add(EventId id, @Nullable EventHeader event) {
        indexById.put(id, ids.size());
        ids.add(id);
        events.add(event);
    }

    private void place() {
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            EventHeader event = events.get(i);
            EventId cause = event == null ? null : cause(event);
            Integer parent = cause == null ? null : indexById.get(cause);
            parents[i] = parent == null || parent == i ? -1 : parent;
            (parents[i] < 0 ? roots : children.computeIfAbsent(parents[i], key -> new ArrayList<>())).add(i);
        }
        roots.sort(Comparator.comparingInt(this::firstEvent));
        roots.forEach(this::placeTree);
        for (int i = 0; i < ids.size(); i++) {
            if (!placed[i]) {
                openCircle(i);
            }
        }
    }

    /** A cause that was not found stands where its first effect does. */
    private int firstEvent(int root) {
        return events.get(root) != null
                ? root
                : children.getOrDefault(root, List.of(root)).getFirst();
    }

    /** Events that caused one another in a circle have no beginning; one of them is taken for it. */
    private void openCircle(int node) {
        children.getOrDefault(parents[node], new ArrayList<>()).removeIf(effect -> effect == node);
        parents[node] = -1;
        placeTree(node);
    }

    private void placeTree(int root) {
        Deque<Integer> open = new ArrayDeque<>(List.of(root));
        List<Integer> inside = new ArrayList<>();
        while (!open.isEmpty()) {
            int node = open.pop();
            inside.add(node);
            placed[node] = true;
            List<Integer> effects = children.getOrDefault(node, List.of());
            if (effects.isEmpty()) {
                orders[node] = next++;
            }
            for (int effect : effects.reversed()) {
                depths[effect] = depths[node] + 1;
                open.push(effect);
            }
        }
        for (int node : inside.reversed()) {
            List<Integer> effects = children.getOrDefault(node, List.of());
            if (!effects.isEmpty()) {
                orders[node] = (orders[effects.getFirst()] + orders[effects.getLast()]) / 2;
            }
        }
    }
}
