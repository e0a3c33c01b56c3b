package dev.hindsight.event;

/** The id shared by all events of one business operation. */
public record CorrelationId(String value) {
    public CorrelationId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A correlation id must not be empty.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
