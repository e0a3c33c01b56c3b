package dev.hindsight.ui.events;

import dev.hindsight.store.Ending;

/** What lies beyond the first or the last row that was read. */
sealed interface Edge {
    /** Nothing: the row is the very first or last of the result. */
    record Reached() implements Edge {}

    /** More rows, to be read when somebody scrolls there. */
    record More() implements Edge {}

    /** Perhaps more: the read ended before its time, and goes on only if asked to. */
    record Stopped(String reason) implements Edge {}

    Edge REACHED = new Reached();
    Edge MORE = new More();

    /** How a read of at most {@code limit} rows ended that brought {@code count}. */
    static Edge of(Ending ending, int count, int limit) {
        return switch (ending) {
            case Ending.Complete() -> REACHED;
            case Ending.Stopped(String reason) -> count >= limit ? MORE : new Stopped(reason);
        };
    }
}
