package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/** The server is there but would not answer this question: a missing privilege, a time-out, a table that is gone. */
public final class StoreReadException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreReadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
