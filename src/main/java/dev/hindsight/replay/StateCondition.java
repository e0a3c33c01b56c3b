package dev.hindsight.replay;

import java.math.BigDecimal;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What is asked about a state, such as {@code /status = "shipped" and /total < 0}. */
public sealed interface StateCondition {
    /** Whether it is true of that state. */
    boolean holdsFor(JsonNode state);

    /**
     * Reads a condition: pointers compared with JSON values by {@code = != < <= > >= contains}, or asked for by
     * {@code exists}, put together by {@code and}, {@code or}, {@code not} and parentheses.
     *
     * @throws ConditionException if the text is no condition; the message says where
     */
    static StateCondition parse(String text) {
        return new StateConditionParser(text).parse();
    }

    /** How a value is compared. */
    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        CONTAINS
    }

    /** A value in the state compared with a constant. What is not there is equal to nothing, and to null. */
    record Compare(JsonPointer place, Comparison comparison, JsonNode constant) implements StateCondition {
        @Override
        public boolean holdsFor(JsonNode state) {
            JsonNode value = state.at(place);
            return switch (comparison) {
                case EQUAL -> isEqual(value);
                case NOT_EQUAL -> !isEqual(value);
                case CONTAINS -> contains(value);
                default -> isOrdered(value);
            };
        }

        private boolean isEqual(JsonNode value) {
            if (constant.isNull()) {
                return value.isNull() || value.isMissingNode();
            }
            return (value.isNumber() && constant.isNumber())
                    ? number(value).compareTo(number(constant)) == 0
                    : Objects.equals(value, constant);
        }

        private boolean contains(JsonNode value) {
            if (value.isString() && constant.isString()) {
                return value.asString().contains(constant.asString());
            }
            return value.isArray()
                    && value.valueStream()
                            .anyMatch(element ->
                                    new Compare(JsonPointer.empty(), Comparison.EQUAL, constant).holdsFor(element));
        }

        /** Numbers by size, texts as in a dictionary of Unicode, which orders ISO times as well; all else not at all. */
        private boolean isOrdered(JsonNode value) {
            int order;
            if (value.isNumber() && constant.isNumber()) {
                order = number(value).compareTo(number(constant));
            } else if (value.isString() && constant.isString()) {
                order = value.asString().compareTo(constant.asString());
            } else {
                return false;
            }
            return switch (comparison) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                default -> order >= 0;
            };
        }

        private static BigDecimal number(JsonNode value) {
            return value.decimalValue();
        }
    }

    /** Whether there is a value at all; null is one. */
    record Exists(JsonPointer place) implements StateCondition {
        @Override
        public boolean holdsFor(JsonNode state) {
            return !state.at(place).isMissingNode();
        }
    }

    record Not(StateCondition condition) implements StateCondition {
        @Override
        public boolean holdsFor(JsonNode state) {
            return !condition.holdsFor(state);
        }
    }

    record And(StateCondition left, StateCondition right) implements StateCondition {
        @Override
        public boolean holdsFor(JsonNode state) {
            return left.holdsFor(state) && right.holdsFor(state);
        }
    }

    record Or(StateCondition left, StateCondition right) implements StateCondition {
        @Override
        public boolean holdsFor(JsonNode state) {
            return left.holdsFor(state) || right.holdsFor(state);
        }
    }
}
