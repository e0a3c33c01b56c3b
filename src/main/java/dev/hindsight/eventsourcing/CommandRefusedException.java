package dev.hindsight.eventsourcing;

/** The state of an aggregate forbids what a command asked for. Nothing was recorded. */
public final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String aggregateId;
    private final long version;

    /**
     * @param aggregateId the aggregate that refused
     * @param version its version when it did
     * @param reason what is forbidden and why, as a sentence
     */
    public CommandRefusedException(String aggregateId, long version, String reason) {
        super(aggregateId + ": " + reason);
        this.aggregateId = aggregateId;
        this.version = version;
    }

    public String aggregateId() {
        return aggregateId;
    }

    public long version() {
        return version;
    }
}
