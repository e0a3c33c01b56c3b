package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/** A store could not answer. The message is a sentence for the user; technical detail is in the cause. */
public sealed class StoreException extends RuntimeException
        permits ReadCancelledException, StoreUnreachableException, StoreReadException, LayoutException {
    private static final long serialVersionUID = 1L;

    protected StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
