package dev.hindsight.eventsourcing;

import org.jspecify.annotations.Nullable;

/** An archive cannot be written, or is not what it was when it was written. */
public final class ArchiveException extends EventStoreException {
    private static final long serialVersionUID = 1L;

    ArchiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
