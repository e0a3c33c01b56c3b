package dev.hindsight.ui.events;

import dev.hindsight.store.query.TypedTime;
import java.time.Instant;
import java.time.ZoneId;

/** What a typed time means: nothing, an instant, or a mistake that is explained. */
sealed interface TimeEntry {
    /** The field is blank: that side stays open. */
    record Blank() implements TimeEntry {}

    /** A time that was understood. */
    record At(Instant time) implements TimeEntry {}

    /** A text that is no time, and a sentence that says what would be one. */
    record Wrong(String sentence) implements TimeEntry {}

    /** Which end of a range the time bounds; matters for a day without a time of day. */
    enum Side {
        /** A day counts from its first moment. */
        FROM,
        /** A day counts to its end: the time is the first moment of the next, exclusive. */
        UNTIL
    }

    /** Reads a date, or a date with a time of day; a text without an offset means the given zone. */
    static TimeEntry read(String text, ZoneId zone, Side side) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return new Blank();
        }
        return TypedTime.read(typed, zone)
                .<TimeEntry>map(time -> new At(side == Side.FROM ? time.from() : time.until()))
                .orElse(new Wrong(
                        "“" + typed + "” is not a time. Write 2026-11-23, 2026-11-23 14:34 or 2026-11-23T14:34:05Z."));
    }
}
