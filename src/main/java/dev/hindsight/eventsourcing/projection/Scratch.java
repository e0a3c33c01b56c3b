package dev.hindsight.eventsourcing.projection;

/** A place for read models that are made to be looked at, and thrown away afterwards. */
public interface Scratch extends AutoCloseable {
    /** Read models in which nothing was made yet. */
    ReadModels readModels();

    /** Throws everything away. */
    @Override
    void close();
}
