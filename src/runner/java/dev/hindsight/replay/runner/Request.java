package dev.hindsight.replay.runner;

import org.jspecify.annotations.Nullable;

/** What the explorer asks for. */
sealed interface Request {
    /** Begin a replay with a blank aggregate. */
    record Begin(long replay, String stream, Binding binding, Limits limits) implements Request {}

    /**
     * Apply the next event.
     *
     * @param eventClass the class its payload stands for, as far as the explorer knows
     * @param problem why there is no payload although the store has one; null if there is none
     */
    record Apply(
            RecordedEvent event,
            @Nullable String eventClass,
            @Nullable String problem) implements Request {}

    /** Tell how an event looks to the aggregate code, without applying it. */
    record Show(RecordedEvent event, @Nullable String eventClass) implements Request {}

    /** Nothing is to be done: the class of an event type was told. */
    record Told() implements Request {}

    /** The replay is over. */
    record End() implements Request {}
}
