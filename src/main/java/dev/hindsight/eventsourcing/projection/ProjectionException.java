package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.EventStoreException;

/** The tables of a projection cannot be reached or written. */
public final class ProjectionException extends EventStoreException {
    private static final long serialVersionUID = 1L;

    ProjectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
