package dev.hindsight.causation.process;

/**
 * An operation's name.
 *
 * @param value a correlation id or, where the store has none, the id of the event that the operation began with
 * @param correlated whether it is a correlation id
 */
public record OperationId(String value, boolean correlated) {
    @Override
    public String toString() {
        return value;
    }
}
