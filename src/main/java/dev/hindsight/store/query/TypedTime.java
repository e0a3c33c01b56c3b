package dev.hindsight.store.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as people type it: {@code 2026-11-23}, {@code 2026-11-23 14:34}, {@code 2026-11-23T14:34:05.123Z}.
 *
 * @param from the time; of a day, its first moment
 * @param until of a day, the first moment of the next; else the same as {@code from}
 */
public record TypedTime(Instant from, Instant until) {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Reads a date, or a date with a time of day; without an offset it is meant in the zone. Empty for other text. */
    public static Optional<TypedTime> read(String text, ZoneId zone) {
        try {
            return Optional.of(
                    of(FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from), zone));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Whether a day was typed, without a time of day. */
    public boolean isDay() {
        return !from.equals(until);
    }

    private static TypedTime of(TemporalAccessor parsed, ZoneId zone) {
        return switch (parsed) {
            case OffsetDateTime time -> at(time.toInstant());
            case LocalDateTime time -> at(time.atZone(zone).toInstant());
            case LocalDate day ->
                new TypedTime(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant());
            default -> throw new IllegalStateException("Unexpected kind of time: " + parsed.getClass());
        };
    }

    private static TypedTime at(Instant time) {
        return new TypedTime(time, time);
    }
}
