package dev.hindsight.replay.runner;

import org.jspecify.annotations.Nullable;

/** Aggregate code cannot be called as it was told. The message is a sentence for the user. */
final class BindingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BindingException(String message) {
        this(message, null);
    }

    BindingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
