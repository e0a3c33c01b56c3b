package dev.hindsight.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A value that stands encrypted in the place of what it says, as the kit keeps personal data:
 * {@code {"encrypted": "AES-256-GCM", "person": "c-101", "data": "..."}}. Whoever throws away the key of that person
 * erases it.
 */
public record SealedValue(String cipher, String person) {
    private static final int PARTS = 3;

    /** What the value is, if it is sealed. */
    public static Optional<SealedValue> of(JsonNode value) {
        if (!value.isObject() || value.size() != PARTS) {
            return Optional.empty();
        }
        JsonNode cipher = value.path("encrypted");
        JsonNode person = value.path("person");
        return cipher.isString() && person.isString() && value.path("data").isString()
                ? Optional.of(new SealedValue(cipher.stringValue(), person.stringValue()))
                : Optional.empty();
    }

    /**
     * A sealed value under a name.
     *
     * @param name that of the property that it is, or is in; empty where it is in none
     */
    public record Named(String name, SealedValue value) {}

    /** All sealed values in content, each as often as it is there. */
    public static List<Named> in(JsonNode content) {
        List<Named> found = new ArrayList<>();
        // An own stack, since payloads may be deep.
        Deque<Map.Entry<String, JsonNode>> open = new ArrayDeque<>(List.of(Map.entry("", content)));
        while (!open.isEmpty()) {
            Map.Entry<String, JsonNode> next = open.pop();
            JsonNode node = next.getValue();
            Optional<SealedValue> sealed = of(node);
            if (sealed.isPresent()) {
                found.add(new Named(next.getKey(), sealed.get()));
            } else if (node.isObject()) {
                open.addAll(node.properties());
            } else {
                node.valueStream().forEach(element -> open.push(Map.entry(next.getKey(), element)));
            }
        }
        return found;
    }
}
