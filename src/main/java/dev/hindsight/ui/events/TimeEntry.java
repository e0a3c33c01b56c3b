package dev.hindsight.ui.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

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

    DateTimeFormatter TYPED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Reads a date, or a date with a time of day; a text without an offset means the given zone. */
    static TimeEntry read(String text, ZoneId zone, Side side) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return new Blank();
        }
        try {
            return new At(instant(
                    TYPED.parseBest(typed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from), zone, side));
        } catch (DateTimeParseException e) {
            return new Wrong(
                    "“" + typed + "” is not a time. Write 2026-11-23, 2026-11-23 14:34 or 2026-11-23T14:34:05Z.");
        } catch (DateTimeException e) {
            return new Wrong("“" + typed + "” is out of range.");
        }
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone, Side side) {
        return switch (parsed) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(zone).toInstant();
            case LocalDate day ->
                (side == Side.FROM ? day : day.plusDays(1)).atStartOfDay(zone).toInstant();
            default -> throw new IllegalStateException("Unexpected kind of time: " + parsed.getClass());
        };
    }
}
