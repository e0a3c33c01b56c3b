package dev.hindsight.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts what a state costs beside another one with which it shares nodes. */
@SuppressWarnings("ReferenceEquality") // sharing is about instances
final class UnsharedNodes {
    private final Deque<Pair> open = new ArrayDeque<>();
    private long count;

    private UnsharedNodes() {}

    /** Objects and arrays of the later state that the earlier one has not at the same place, and the entries of each. */
    static long count(JsonNode before, JsonNode after) {
        UnsharedNodes nodes = new UnsharedNodes();
        nodes.add(before, after);
        while (!nodes.open.isEmpty()) {
            nodes.count(nodes.open.pop());
        }
        return nodes.count;
    }

    private record Pair(@Nullable JsonNode before, JsonNode after) {}

    private void add(@Nullable JsonNode before, JsonNode after) {
        if (before != after && after.isContainer()) {
            open.push(new Pair(before, after));
        }
    }

    private void count(Pair pair) {
        JsonNode before = pair.before();
        count += 1 + pair.after().size();
        if (pair.after() instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                add(before == null ? null : before.get(property.getKey()), property.getValue());
            }
        } else if (pair.after() instanceof ArrayNode array) {
            int moved = before == null ? 0 : before.size() - array.size();
            for (int i = 0; i < array.size(); i++) {
                addElement(before, i, moved, array.get(i));
            }
        }
    }

    /** An element may have moved because others were added or removed in front of it. */
    private void addElement(@Nullable JsonNode before, int index, int moved, JsonNode element) {
        if (before == null) {
            add(null, element);
        } else if (before.get(index + moved) != element) {
            add(before.get(index), element);
        }
    }
}
