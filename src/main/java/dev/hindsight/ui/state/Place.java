package dev.hindsight.ui.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where somebody wants to go within a stream. */
sealed interface Place {
    record Version(long version) implements Place {}

    /** The state as it was at that time. */
    record Time(Instant time) implements Place {}

    /**
     * Understands a version ({@code 17}, {@code v17}), a time of day, a date, a date with a time, or an ISO-8601 time.
     *
     * @param day a time on the day that a mere time of day belongs to
     * @param zone the zone of times that name none
     * @return empty if the text is none of these
     */
    static Optional<Place> parse(String text, Instant day, ZoneId zone) {
        String trimmed = text.strip();
        if (trimmed.matches("[vV]?\\s*\\d{1,18}")) {
            return Optional.of(new Version(Long.parseLong(trimmed.replaceAll("\\D", ""))));
        }
        try {
            return Optional.of(new Time(time(trimmed, day, zone)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Instant time(String text, Instant day, ZoneId zone) {
        String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
        if (iso.matches("\\d{1,2}:.*")) {
            LocalTime time = LocalTime.parse(iso.length() > 1 && iso.charAt(1) == ':' ? "0" + iso : iso);
            return time.atDate(day.atZone(zone).toLocalDate()).atZone(zone).toInstant();
        }
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
        }
        if (iso.matches(".*([zZ]|[+-]\\d\\d:?\\d\\d)$") && iso.length() > 16) {
            return Instant.parse(iso);
        }
        return LocalDateTime.parse(iso).atZone(zone).toInstant();
    }
}
