package dev.hindsight.replay;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state that is changed in place. It may begin with nodes that others have too: an object or array is copied when it
 * is changed for the first time, and is this state's own from then on. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // a copy equals what it was made from
final class WorkingState {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What was removed since is among the own nodes too, so they are forgotten now and then. */
    private static final int MOST_OWN = 4096;

    private JsonNode root;
    private Set<JsonNode> own = newSet();

    WorkingState(JsonNode root) {
        this.root = root;
    }

    /** The state as it is now, to be looked at until the next change. */
    JsonNode root() {
        return root;
    }

    /** The state as it is now. It is not changed any more: later changes are made to copies. */
    JsonNode share() {
        own = newSet();
        return root;
    }

    /** Begins anew with a state that others have too. */
    void load(JsonNode newRoot) {
        own = newSet();
        root = newRoot;
    }

    /** Puts another value in the place of the whole state. */
    void replace(JsonNode newRoot) {
        root = newRoot;
    }

    /** The object at that place, to be changed. */
    ObjectNode object(JsonPointer place) {
        return (ObjectNode) container(place);
    }

    /** The array at that place, to be changed. */
    ArrayNode array(JsonPointer place) {
        return (ArrayNode) container(place);
    }

    private JsonNode container(JsonPointer place) {
        root = own(root);
        JsonNode container = root;
        for (JsonPointer rest = place; !rest.matches(); rest = rest.tail()) {
            container = container instanceof ObjectNode object
                    ? ownProperty(object, rest.getMatchingProperty())
                    : ownElement((ArrayNode) container, rest.getMatchingIndex());
        }
        return container;
    }

    private JsonNode ownProperty(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        JsonNode mine = own(value);
        if (mine != value) {
            object.set(name, mine);
        }
        return mine;
    }

    private JsonNode ownElement(ArrayNode array, int index) {
        JsonNode value = array.get(index);
        JsonNode mine = own(value);
        if (mine != value) {
            array.set(index, mine);
        }
        return mine;
    }

    private JsonNode own(JsonNode container) {
        if (own.contains(container)) {
            return container;
        }
        JsonNode copy = container instanceof ObjectNode object ? copy(object) : copy((ArrayNode) container);
        if (own.size() == MOST_OWN) {
            own = newSet();
        }
        own.add(copy);
        return copy;
    }

    private static ObjectNode copy(ObjectNode object) {
        LinkedHashMap<String, JsonNode> properties = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEachEntry(properties::put);
        return new ObjectNode(NODES, properties);
    }

    private static ArrayNode copy(ArrayNode array) {
        return NODES.arrayNode(array.size()).addAll(array);
    }

    private static Set<JsonNode> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
