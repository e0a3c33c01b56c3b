package dev.hindsight.store;

/** A condition that cannot be read. The message shows the text, where reading stopped, and what was expected there. */
public final class ConditionSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    ConditionSyntaxException(String text, int index, String expected) {
        super("Expected %s at column %d of: %s".formatted(expected, index + 1, text));
        this.index = index;
    }

    /** Where reading stopped, as an index into the text. */
    public int index() {
        return index;
    }
}
