package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/** A layout is unknown or faulty, or no event store was recognised in the database. */
public sealed class LayoutException extends StoreException permits SeveralStoresException {
    private static final long serialVersionUID = 1L;

    public LayoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
