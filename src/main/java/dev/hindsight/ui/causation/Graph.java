package dev.hindsight.ui.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.Arrays;
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

/** The boxes of a trace with their places, and the ways between them. Boxes are known by their index. */
final class Graph {
    private final List<Node> nodes;
    private final int[][] children;
    private final int[][] columns;
    private final int[][] causes;
    private final Map<EventId, Integer> indexById = new HashMap<>();
    private final Map<StreamId, Integer> streams = new LinkedHashMap<>();
    private final double orders;

    /** The nodes in any order; those of one depth are sorted by place here. */
    Graph(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        int deepest = nodes.stream().mapToInt(Node::depth).max().orElse(-1);
        columns = sorted(group(deepest + 1, index -> nodes.get(index).depth()));
        children = sorted(group(nodes.size(), index -> nodes.get(index).parent()));
        causes = Arrays.stream(columns)
                .map(column -> Arrays.stream(column)
                        .filter(index -> children[index].length > 0)
                        .toArray())
                .toArray(int[][]::new);
        orders = nodes.stream().mapToDouble(Node::order).max().orElse(-1) + 1;
        for (int index = 0; index < nodes.size(); index++) {
            indexById.put(nodes.get(index).id(), index);
        }
        nodes.stream()
                .flatMap(node -> Stream.ofNullable(node.event()))
                .sorted(Comparator.comparing(EventHeader::position))
                .forEach(event -> streams.putIfAbsent(event.stream(), streams.size()));
    }

    int size() {
        return nodes.size();
    }

    Node node(int index) {
        return nodes.get(index);
    }

    /** How many depths there are. */
    int depths() {
        return columns.length;
    }

    /** How many boxes stand beside one another at most. */
    double orders() {
        return orders;
    }

    /** The nodes of a depth, sorted by place; shared, not to be written to. */
    int[] column(int depth) {
        return columns[depth];
    }

    /** The nodes of a depth that have effects, sorted by place; shared, not to be written to. */
    int[] causes(int depth) {
        return causes[depth];
    }

    /** The effects of a node, sorted by place; shared, not to be written to. */
    int[] children(int index) {
        return children[index];
    }

    /** The streams, in the order in which they first appear, with a number from 0 for the colour of each. */
    Map<StreamId, Integer> streams() {
        return streams;
    }

    OptionalInt indexOf(EventId id) {
        Integer index = indexById.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    OptionalInt indexOf(Location location) {
        if (location.event() != null) {
            return indexOf(location.event());
        }
        return IntStream.range(0, nodes.size())
                .filter(index -> names(location, nodes.get(index)))
                .findFirst();
    }

    /** The node, its cause, the cause of that, and so on to the root. */
    Set<Integer> pathToRoot(int index) {
        Set<Integer> path = new HashSet<>();
        for (int at = index; at >= 0 && path.add(at); at = nodes.get(at).parent()) {
            // Adding is all there is to do; a node met twice would be a circle, and ends the walk.
        }
        return path;
    }

    private static boolean names(Location location, Node node) {
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
