package dev.hindsight.replay;

import org.jspecify.annotations.Nullable;

/** Aggregate code cannot be run at all. The message is a sentence for the user. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReplayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
