package dev.hindsight.store.postgres;

/**
 * Rows of the events table that are no events, or that the framework itself no longer shows.
 *
 * @param what what they are, for people: "tombstones of failed appends"
 */
record HiddenRows(Source source, Test test, String what) {
    /** When a row is one of them. */
    sealed interface Test {
        /** The value equals this text. */
        record Is(String value) implements Test {}

        /** The value matches this pattern of SQL's LIKE. */
        record Like(String pattern) implements Test {}

        /** There is a value. */
        record Present() implements Test {}

        /** The value is true. */
        record True() implements Test {}
    }
}
