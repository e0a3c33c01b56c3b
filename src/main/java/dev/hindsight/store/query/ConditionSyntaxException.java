package dev.hindsight.store.query;

/** A condition that cannot be read. The message shows the text, where reading stopped, and what was expected there. */
public final class ConditionSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final int end;
    private final transient Expectation expectation;

    ConditionSyntaxException(String text, int index, int end, Expectation expectation) {
        super("Expected %s at column %d of: %s".formatted(expectation.words(), index + 1, text));
        this.index = index;
        this.end = end;
        this.expectation = expectation;
    }

    /** Where reading stopped, as an index into the text. */
    public int index() {
        return index;
    }

    /** The index behind the part that does not fit; the same as {@link #index()} at the end of the text. */
    public int end() {
        return end;
    }

    /** What would have fitted. */
    public Expectation expectation() {
        return expectation;
    }

    /** The mistake without the text, for where it is shown beside it. */
    public String sentence() {
        return "Expected %s %s."
                .formatted(expectation.words(), index == end ? "at the end" : "at column " + (index + 1));
    }
}
