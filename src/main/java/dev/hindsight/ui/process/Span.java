package dev.hindsight.ui.process;

import dev.hindsight.store.EventQuery;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much of the store is looked at, back from its newest event. */
enum Span {
    EVERYTHING("Whole store", null),
    QUARTER("Last 90 days", Duration.ofDays(90)),
    MONTH("Last 30 days", Duration.ofDays(30)),
    WEEK("Last 7 days", Duration.ofDays(7)),
    DAY("Last 24 hours", Duration.ofDays(1)),
    HOUR("Last hour", Duration.ofHours(1));

    private final String words;
    private final @Nullable Duration length;

    Span(String words, @Nullable Duration length) {
        this.words = words;
        this.length = length;
    }

    EventQuery query(Instant newest) {
        return length == null ? EventQuery.all() : EventQuery.all().between(newest.minus(length), null);
    }

    @Override
    public String toString() {
        return words;
    }
}
