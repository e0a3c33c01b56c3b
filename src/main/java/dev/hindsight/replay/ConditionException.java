package dev.hindsight.replay;

/** A text is no condition. The message says where it goes wrong, and what was expected there. */
public final class ConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
        super(message);
    }
}
