package dev.hindsight.replay.host;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the state of an object as a debugger does: its fields, whatever their visibility, and theirs in turn. The object
 * is not asked to serialise itself, and none of its methods is called but toString where its fields are closed to us.
 *
 * <p>Depth and size are bounded; where a bound is reached a text says so. Not thread-safe.
 */
public final class ObjectStateReader {
    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 200_000;
    private static final String CUT = "… not read any further";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StateFields fields;
    private final IdentityHashMap<Object, Boolean> path = new IdentityHashMap<>();
    private int nodes;

    /** {@code bookkeeping} names fields that are not state, in whatever class. */
    public ObjectStateReader(Set<String> bookkeeping) {
        this.fields = new StateFields(bookkeeping);
    }

    /** The state of the object as it is now; later changes of the object do not reach it. */
    public JsonNode read(@Nullable Object object) {
        nodes = 0;
        path.clear();
        return value(object);
    }

    private JsonNode value(@Nullable Object object) {
        nodes++;
        JsonNode scalar = scalar(object);
        if (scalar != null || object == null) {
            return scalar == null ? NODES.nullNode() : scalar;
        }
        if (path.containsKey(object)) {
            return NODES.stringNode(
                    "… refers back to an enclosing " + object.getClass().getSimpleName());
        }
        if (path.size() >= DEEPEST || isFull()) {
            return NODES.stringNode(CUT);
        }
        path.put(object, true);
        JsonNode container = container(object);
        path.remove(object);
        return container;
    }

    private static @Nullable JsonNode scalar(@Nullable Object object) {
        return switch (object) {
            case null -> NODES.nullNode();
            case CharSequence text -> NODES.stringNode(text.toString());
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case Double number when Double.isFinite(number) -> NODES.numberNode(number);
            case Float number when Float.isFinite(number) -> NODES.numberNode(number);
            case Short number -> NODES.numberNode(number);
            case Byte number -> NODES.numberNode(number);
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case TemporalAccessor time -> NODES.stringNode(time.toString());
            case TemporalAmount amount -> NODES.stringNode(amount.toString());
            case Class<?> type -> NODES.stringNode(type.getName());
            case Character character -> NODES.stringNode(character.toString());
            case Object other when isOpaque(other) -> NODES.stringNode(other.toString());
            default -> null;
        };
    }

    /** Classes of the JDK keep their fields to themselves; what is no container among them has a good toString. */
    private static boolean isOpaque(Object object) {
        boolean container = object instanceof Collection || object instanceof Map || object instanceof Optional;
        String name = object.getClass().getName();
        return !container && !object.getClass().isArray() && (name.startsWith("java.") || name.startsWith("javax."));
    }

    private JsonNode container(Object object) {
        return switch (object) {
            case Optional<?> optional -> value(optional.orElse(null));
            case Map<?, ?> map -> map(map);
            case Collection<?> collection -> elements(collection.iterator());
            case Object array when array.getClass().isArray() -> array(array);
            default -> fieldsOf(object);
        };
    }

    private ObjectNode map(Map<?, ?> map) {
        ObjectNode node = NODES.objectNode();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (isFull()) {
                return node.put("…", CUT);
            }
            node.set(keyText(entry.getKey()), value(entry.getValue()));
        }
        return node;
    }

    private boolean isFull() {
        return nodes > MOST_NODES;
    }

    /** A key that is a scalar by its text; any other, such as a record, by that of its JSON. */
    private String keyText(@Nullable Object key) {
        JsonNode node = value(key);
        return node.isString() ? node.stringValue() : node.toString();
    }

    private ArrayNode elements(Iterator<?> elements) {
        ArrayNode node = NODES.arrayNode();
        while (elements.hasNext() && !isFull()) {
            node.add(value(elements.next()));
        }
        return elements.hasNext() ? node.add(CUT) : node;
    }

    private ArrayNode array(Object array) {
        ArrayNode node = NODES.arrayNode();
        int length = Array.getLength(array);
        for (int i = 0; i < length && !isFull(); i++) {
            node.add(value(Array.get(array, i)));
        }
        return node.size() < length ? node.add(CUT) : node;
    }

    private JsonNode fieldsOf(Object object) {
        List<StateFields.StateField> readable = fields.of(object.getClass());
        ObjectNode node = NODES.objectNode();
        for (StateFields.StateField field : readable) {
            node.set(field.name(), value(field.read(object)));
        }
        return node;
    }
}
