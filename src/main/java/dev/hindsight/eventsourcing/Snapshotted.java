package dev.hindsight.eventsourcing;

/**
 * An {@link Aggregate} whose state can be kept and taken up again, so that loading it need not begin at its first event.
 *
 * @param <S> the record that holds the state; its {@link SchemaVersion} is that of its stored form
 */
public interface Snapshotted<S extends Record> {
    /** The state as it is now, complete: taken up by a blank aggregate, it makes it equal to this one. */
    S toSnapshot();

    /** Takes up a state; called on a blank aggregate only. */
    void restore(S state);
}
