package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/** There is no connection to the store: the server is down, refuses the user, or went away in mid-read. */
public final class StoreUnreachableException extends StoreException {
    private static final long serialVersionUID = 1L;

    public StoreUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
