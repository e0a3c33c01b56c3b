package dev.hindsight.store;

/** How a read ended, so that a part never passes for the whole. */
public sealed interface Ending {
    /** Everything that was asked for has been read. */
    record Complete() implements Ending {}

    /**
     * There is, or may be, more.
     *
     * @param reason a phrase that goes after a count, such as "stopped at 5,000 events"
     */
    record Stopped(String reason) implements Ending {}

    default boolean complete() {
        return this instanceof Complete;
    }
}
