package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as JSON, for copying. A side without a value has no property, to be told from a null value. */
final class DifferenceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DifferenceJson() {}

    static String of(Comparison comparison) {
        ObjectNode all = NODES.objectNode();
        all.put("stream", comparison.replay().stream().value());
        putVersion(all, "from", comparison.event(comparison.from()));
        putVersion(all, "to", comparison.event(comparison.to()));
        ArrayNode differences = all.putArray("differences");
        comparison.differences().forEach(change -> differences.add(difference(change)));
        return ValueText.pretty(all);
    }

    private static void putVersion(ObjectNode node, String name, @Nullable EventHeader event) {
        if (event == null) {
            node.putNull(name);
        } else {
            node.put(name, event.version());
        }
    }

    private static ObjectNode difference(Change change) {
        ObjectNode node = NODES.objectNode();
        node.put("path", change.path().toString());
        put(node, "before", change.before());
        put(node, "after", change.after());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable JsonNode value) {
        if (value != null) {
            node.set(name, value);
        }
    }
}
