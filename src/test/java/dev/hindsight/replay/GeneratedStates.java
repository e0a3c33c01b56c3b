package dev.hindsight.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes states and edits of them up: the same ones for the same seed. */
final class GeneratedStates {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("total", "a/b", "items", "c~d", "id", "0", "note", "unitId");

    private final Random random;
    private int ids;

    GeneratedStates(long seed) {
        this.random = new Random(seed);
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> NODES.numberNode(random.nextInt(4));
            case 1 -> NODES.numberNode(new BigDecimal(random.nextInt(3) + (random.nextBoolean() ? ".0" : ".00")));
            case 2 -> NODES.stringNode("text " + random.nextInt(3));
            case 3 -> NODES.nullNode();
            case 4 -> NODES.booleanNode(random.nextBoolean());
            case 5 -> object(depth - 1);
            case 6 -> array(depth - 1);
            default -> elements();
        };
    }

    ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(name(), value(depth));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(depth));
        }
        return array;
    }

    /** An array whose elements have ids, mostly each another. */
    private ArrayNode elements() {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            array.add(element());
        }
        return array;
    }

    private ObjectNode element() {
        ids += random.nextInt(8) == 0 ? 0 : 1;
        ObjectNode element = NODES.objectNode();
        element.set("id", random.nextBoolean() ? NODES.numberNode(ids) : NODES.numberNode(new BigDecimal(ids + ".0")));
        element.put("n", random.nextInt(3));
        return element;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /** Edits that fit the state one after the other. */
    List<Edit> edits(JsonNode state) {
        List<Edit> edits = new ArrayList<>();
        JsonNode current = state;
        for (int i = random.nextInt(4); i > 0; i--) {
            Edit edit = edit(current);
            edits.add(edit);
            current = Folded.edited(current, edit);
        }
        return edits;
    }

    /** The state after some edits, as one that shares nothing with it. */
    JsonNode changed(JsonNode state) {
        JsonNode current = state.deepCopy();
        for (Edit edit : edits(state)) {
            current = Folded.edited(current, edit);
        }
        return current;
    }

    private Edit edit(JsonNode state) {
        if (!state.isContainer() || random.nextInt(40) == 0) {
            return new Edit(JsonPointer.empty(), random.nextInt(10) == 0 ? value(2) : object(3));
        }
        return within(JsonPointer.empty(), state);
    }

    private Edit within(JsonPointer path, JsonNode container) {
        if (container.isObject()) {
            String name = random.nextInt(3) == 0 || container.isEmpty() ? name() : nameIn(container);
            return at(path.appendProperty(name), container.get(name));
        }
        if (random.nextInt(3) == 0 || container.isEmpty()) {
            JsonNode added = random.nextBoolean() ? element() : value(1);
            return new Edit(
                    random.nextBoolean() ? path.appendIndex(container.size()) : path.appendProperty("-"), added);
        }
        int index = random.nextInt(container.size());
        return at(path.appendIndex(index), container.get(index));
    }

    private String nameIn(JsonNode object) {
        return List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
    }

    private Edit at(JsonPointer path, JsonNode before) {
        if (before != null && before.isContainer() && random.nextInt(4) != 0) {
            return within(path, before);
        }
        boolean removed = before != null && random.nextInt(4) == 0;
        return new Edit(path, removed ? null : random.nextInt(4) == 0 && before != null ? before.deepCopy() : value(2));
    }

    /** A place in the state, or one that is in none. */
    JsonPointer place(JsonNode state) {
        JsonPointer place = JsonPointer.empty();
        JsonNode value = state;
        while (value.isContainer() && !value.isEmpty() && random.nextInt(4) != 0) {
            if (value.isObject()) {
                String name = nameIn(value);
                place = place.appendProperty(name);
                value = value.get(name);
            } else {
                int index = random.nextInt(value.size());
                place = place.appendIndex(index);
                value = value.get(index);
            }
        }
        return random.nextInt(20) == 0 ? place.appendProperty(name()) : place;
    }
}
