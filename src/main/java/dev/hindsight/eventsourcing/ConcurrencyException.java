package dev.hindsight.eventsourcing;

/** Somebody else appended to the aggregate first. Load it again, decide again and append again. */
public final class ConcurrencyException extends EventStoreException {
    private static final long serialVersionUID = 1L;

    private final String aggregateId;
    private final long expectedVersion;
    private final long foundVersion;

    public ConcurrencyException(String aggregateId, long expectedVersion, long foundVersion) {
        super("%s is at version %d, not at %d as expected".formatted(aggregateId, foundVersion, expectedVersion));
        this.aggregateId = aggregateId;
        this.expectedVersion = expectedVersion;
        this.foundVersion = foundVersion;
    }

    public String aggregateId() {
        return aggregateId;
    }

    /** The version that the caller had seen; 0 if it took the aggregate for new. */
    public long expectedVersion() {
        return expectedVersion;
    }

    /** The version that the store held when it refused; 0 if there is no such aggregate. */
    public long foundVersion() {
        return foundVersion;
    }
}
