package dev.hindsight.store.postgres;

import dev.hindsight.store.LayoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A part of a layout file, which knows where it stands, so that errors can say so. */
record LayoutNode(String file, String path, JsonNode value) {
    boolean has(String name) {
        return value.has(name);
    }

    Collection<String> names() {
        return value.propertyNames();
    }

    /** A property that has to be there. */
    LayoutNode get(String name) {
        LayoutNode part = new LayoutNode(file, path.isEmpty() ? name : path + "." + name, value.path(name));
        if (part.value.isMissingNode()) {
            throw part.fault("is missing");
        }
        return part;
    }

    LayoutNode object(String name) {
        LayoutNode part = new LayoutNode(file, path.isEmpty() ? name : path + "." + name, value.path(name));
        if (!part.value.isObject()) {
            throw part.fault("should be an object");
        }
        return part;
    }

    /** The objects of an array, or a single object; none where there is no such property. */
    List<LayoutNode> objects(String name) {
        return has(name) && !get(name).value.isArray() ? List.of(object(name)) : elements(name);
    }

    String text(String name) {
        return get(name).text();
    }

    String text() {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw fault("should be a text that is not empty");
        }
        return value.stringValue();
    }

    /** A text that may be left out. */
    @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    boolean isTrue(String name) {
        return value.path(name).isBoolean() && value.path(name).booleanValue();
    }

    /** The texts of an array, or a single text; none where there is no such property. */
    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        return get(name).value.isArray()
                ? elements(name).stream().map(LayoutNode::text).toList()
                : List.of(text(name));
    }

    /** The elements of an array; none where there is no such property. */
    List<LayoutNode> elements(String name) {
        if (!has(name)) {
            return List.of();
        }
        LayoutNode array = get(name);
        if (!array.value.isArray()) {
            throw array.fault("should be an array");
        }
        List<LayoutNode> elements = new ArrayList<>();
        for (JsonNode element : array.value) {
            elements.add(new LayoutNode(file, "%s[%d]".formatted(array.path, elements.size()), element));
        }
        return elements;
    }

    /** A property that nobody reads is a typing error, and would silently change what is shown. */
    void allowOnly(Set<String> known) {
        for (String name : value.propertyNames()) {
            if (!known.contains(name)) {
                throw new LayoutNode(file, path.isEmpty() ? name : path + "." + name, value)
                        .fault("is not known; possible are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    LayoutException fault(String reason) {
        return new LayoutException(
                "The layout %s is faulty: “%s” %s.".formatted(file, path.isEmpty() ? "(the whole)" : path, reason),
                null);
    }
}
