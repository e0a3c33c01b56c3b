package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/** A layout is unknown or faulty, or no event store was recognised in the database. */
public final class LayoutException extends StoreException {
    private static final long serialVersionUID = 1L;

    public LayoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
