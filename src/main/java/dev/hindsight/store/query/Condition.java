package dev.hindsight.store.query;

import java.util.List;

/**
 * A condition on an event, such as {@code type = OrderPlaced and payload.customer.city = "Köln"}. It is true or false,
 * never unknown: a value that is not there meets no comparison, not even {@code !=}, and {@code not} makes true of that.
 *
 * @see ConditionParser the text form
 */
public sealed interface Condition {
    /** How a value is compared with a literal. */
    enum Operator {
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

        /** Whether two values in that order fulfil it; {@code order} as of {@link Comparable#compareTo}. */
        public boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }

    /** All of these; at least two. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of these or more; at least two. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /** The value compared: numbers with numbers, texts with texts, times with times; other pairs are unequal. */
    record Compare(Field field, Operator operator, Literal literal) implements Condition {}

    /** The value equals one of these. */
    record In(Field field, List<Literal> literals) implements Condition {
        public In {
            literals = List.copyOf(literals);
        }
    }

    /** The value is text with that text in it, ignoring case; or an array with an element that equals the literal. */
    record Contains(Field field, Literal literal) implements Condition {}

    /** There is a value; null in a document is one. */
    record Exists(Field field) implements Condition {}

    /** The text stands somewhere in payload or metadata, ignoring case. */
    record Mentions(String text) implements Condition {}

    /** The parts that all have to be met: those of a conjunction, or the condition itself. */
    default List<Condition> conjuncts() {
        return this instanceof And(List<Condition> parts) ? parts : List.of(this);
    }

    /** That both are so. */
    default Condition and(Condition other) {
        List<Condition> parts = new java.util.ArrayList<>(conjuncts());
        other.conjuncts().stream().filter(part -> !parts.contains(part)).forEach(parts::add);
        return parts.size() == 1 ? parts.getFirst() : new And(parts);
    }

    /** That this is not so. */
    default Condition negated() {
        return switch (this) {
            case Not(Condition part) -> part;
            case Compare(Field field, Operator operator, Literal literal)
            when operator == Operator.EQUAL -> new Not(new Compare(field, operator, literal));
            default -> new Not(this);
        };
    }
}
