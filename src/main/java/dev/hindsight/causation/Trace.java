package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What caused what among the events of an operation: a forest of nodes with their places in a picture. Nodes are known
 * by their index; events come first, in the order in which they were given, then the causes that were not found.
 */
public final class Trace {
    private final List<TraceNode> nodes;
    private final int[][] children;
    private final int[][] columns;
    private final int[][] causes;
    private final Map<EventId, Integer> indexById = new HashMap<>();
    private final Map<StreamId, Integer> streams = new LinkedHashMap<>();
    private final double orders;

    /** The trace of these events: each stands behind its cause, and one whose cause is not among them behind a stand-in. */
    public static Trace of(Collection<EventHeader> events) {
        return Forest.trace(events);
    }

    /** The nodes in any order; those of one depth are sorted by place here. */
    Trace(List<TraceNode> nodes) {
        this.nodes = List.copyOf(nodes);
        int deepest = nodes.stream().mapToInt(TraceNode::depth).max().orElse(-1);
        columns = sorted(group(deepest + 1, index -> nodes.get(index).depth()));
        children = sorted(group(nodes.size(), index -> nodes.get(index).parent()));
        causes = Arrays.stream(columns)
                .map(column -> Arrays.stream(column)
                        .filter(index -> children[index].length > 0)
                        .toArray())
                .toArray(int[][]::new);
        orders = nodes.stream().mapToDouble(TraceNode::order).max().orElse(-1) + 1;
        for (int index = 0; index < nodes.size(); index++) {
            indexById.put(nodes.get(index).id(), index);
        }
        nodes.stream()
                .flatMap(node -> Stream.ofNullable(node.event()))
                .sorted(Comparator.comparing(EventHeader::position))
                .forEach(event -> streams.putIfAbsent(event.stream(), streams.size()));
    }

    /** The number of nodes. */
    public int size() {
        return nodes.size();
    }

    public TraceNode node(int index) {
        return nodes.get(index);
    }

    /** How many depths there are. */
    public int depths() {
        return columns.length;
    }

    /** How many boxes stand beside one another at most. */
    public double orders() {
        return orders;
    }

    /** The nodes of a depth, sorted by place; shared, not to be written to. */
    public int[] column(int depth) {
        return columns[depth];
    }

    /** The nodes of a depth that have effects, sorted by place; shared, not to be written to. */
    public int[] causes(int depth) {
        return causes[depth];
    }

    /** The effects of a node, sorted by place; shared, not to be written to. */
    public int[] children(int index) {
        return children[index];
    }

    /** The streams, in the order in which they first appear, with a number from 0 for the colour of each. */
    public Map<StreamId, Integer> streams() {
        return streams;
    }

    public OptionalInt indexOf(EventId id) {
        Integer index = indexById.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    public OptionalInt indexOf(Location location) {
        if (location.event() != null) {
            return indexOf(location.event());
        }
        return IntStream.range(0, nodes.size())
                .filter(index -> names(location, nodes.get(index)))
                .findFirst();
    }

    /** The node, its cause, the cause of that, and so on to the root. */
    public Set<Integer> pathToRoot(int index) {
        Set<Integer> path = new HashSet<>();
        for (int at = index; at >= 0 && path.add(at); at = nodes.get(at).parent()) {
            // Adding is all there is to do; a node met twice would be a circle, and ends the walk.
        }
        return path;
    }

    /** The nodes without a cause: beginnings, and causes that were not found. */
    public int[] roots() {
        return columns.length == 0 ? new int[0] : columns[0];
    }

    /** The causes that are known by their ids only. */
    public List<EventId> missingCauses() {
        return nodes.stream()
                .filter(node -> node.event() == null)
                .map(TraceNode::id)
                .toList();
    }

    private static boolean names(Location location, TraceNode node) {
        EventHeader event = node.event();
        return event != null
                && event.version() == location.version()
                && event.stream().equals(location.stream());
    }

    private List<List<Integer>> group(int groups, IntUnaryOperator groupOf) {
        List<List<Integer>> grouped = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            grouped.add(List.of());
        }
        for (int index = 0; index < nodes.size(); index++) {
            int group = groupOf.applyAsInt(index);
            if (group >= 0) {
                if (grouped.get(group).isEmpty()) {
                    grouped.set(group, new ArrayList<>());
                }
                grouped.get(group).add(index);
            }
        }
        return grouped;
    }

    private int[][] sorted(List<List<Integer>> groups) {
        Comparator<Integer> byPlace =
                Comparator.comparingDouble(index -> nodes.get(index).order());
        return groups.stream()
                .map(group -> group.stream()
                        .sorted(byPlace)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }
}
