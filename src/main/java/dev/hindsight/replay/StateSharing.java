package dev.hindsight.replay;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets neighbouring states share what did not change, so that a recorded replay costs memory per change and not per
 * state, and so that a comparison can skip what is the same instance.
 */
@SuppressWarnings("ReferenceEquality") // sharing is about instances
final class StateSharing {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** States are bounded in depth by whoever reads them; what is deeper than this is kept as it is. */
    private static final int DEEPEST = 500;

    private StateSharing() {}

    /** The later state, made of the very nodes of the earlier one wherever the two are equal. */
    static JsonNode share(JsonNode before, JsonNode after) {
        return share(before, after, 0);
    }

    private static JsonNode share(JsonNode before, JsonNode after, int depth) {
        if (before == after || depth > DEEPEST) {
            return after;
        }
        if (before.isObject() && after.isObject()) {
            return shareObject(before, after, depth);
        }
        if (before.isArray() && after.isArray()) {
            return shareArray(before, after, depth);
        }
        return before.equals(after) ? before : after;
    }

    private static JsonNode shareObject(JsonNode before, JsonNode after, int depth) {
        ObjectNode shared = NODES.objectNode();
        boolean same = before.size() == after.size();
        for (Map.Entry<String, JsonNode> property : after.properties()) {
            JsonNode earlier = before.get(property.getKey());
            JsonNode value = earlier == null ? property.getValue() : share(earlier, property.getValue(), depth + 1);
            same &= value == earlier;
            shared.set(property.getKey(), value);
        }
        return same ? before : shared;
    }

    private static JsonNode shareArray(JsonNode before, JsonNode after, int depth) {
        ArrayNode shared = NODES.arrayNode(after.size());
        boolean same = before.size() == after.size();
        for (int i = 0; i < after.size(); i++) {
            JsonNode earlier = before.get(i);
            JsonNode value = earlier == null ? after.get(i) : share(earlier, after.get(i), depth + 1);
            same &= value == earlier;
            shared.add(value);
        }
        return same ? before : shared;
    }
}
