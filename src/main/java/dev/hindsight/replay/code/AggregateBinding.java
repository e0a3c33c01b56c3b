package dev.hindsight.replay.code;

import org.jspecify.annotations.Nullable;

/**
 * How a class is called to replay.
 *
 * @param className the binary name, such as {@code com.acme.Shop$Order}
 * @param member the method, or the simple name of the annotation
 * @param initial where the first state of a functional aggregate comes from: a method or field, after {@code #} where it
 *     is of another class; null for none
 */
public record AggregateBinding(
        String className,
        Style style,
        String member,
        @Nullable String initial) {
    /** The text by which it is remembered and named on the command line, such as {@code com.acme.Order#when}. */
    public String text() {
        return switch (style) {
            case REPLAYER -> className;
            case ANNOTATED -> className + "#@" + member;
            default -> className + "#" + member;
        };
    }

    /** The call in words of Java, such as {@code when(event)}. */
    public String call() {
        return switch (style) {
            case ANNOTATED -> "@" + member;
            case METHODS -> member + "(event)";
            case EVOLVE -> member + "(state, event)";
            case REHYDRATE -> member + "(events)";
            case REPLAYER -> "Replayer.apply(state, event)";
        };
    }
}
