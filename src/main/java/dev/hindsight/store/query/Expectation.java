package dev.hindsight.store.query;

import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of a condition's text.
 *
 * @param field what the operator or literal expected here is for; null for the other kinds
 * @param words the same for people
 */
public record Expectation(Kind kind, @Nullable Field field, String words) {
    /** The kinds of parts that a text is made of. */
    public enum Kind {
        /** A condition begins: a field, a text, {@code not} or a parenthesis. */
        CONDITION,
        OPERATOR,
        LITERAL,
        /** {@code and}, {@code or}, or the end. */
        CONNECTIVE,
        /** Something that cannot be proposed, such as a closing parenthesis. */
        OTHER
    }
}
