package dev.hindsight.store;

import java.util.List;

/**
 * A condition on one value inside the payload or metadata of an event, such as {@code payload.customer.city = "Köln"}.
 *
 * @param root which of the two documents
 * @param path the property names (or array indexes, from 0) that lead to the value, at least one
 * @param literal the JSON text of the value compared with: a number is compared as a number, text as text
 */
public record Condition(Root root, List<String> path, Operator operator, String literal) {
    /** The document that a condition looks into. */
    public enum Root {
        PAYLOAD,
        METADATA
    }

    /** How the value found is compared with the literal. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    public Condition {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A condition needs a path, as in payload.customer.city.");
        }
    }
}
