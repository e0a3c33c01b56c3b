package dev.hindsight.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as people type and read them. */
final class Times {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Times() {}

    static String show(Instant time, ZoneId zone) {
        return SHOWN.format(time.atZone(zone));
    }

    /** An ISO instant, or a date, or a date and time in the zone; empty for anything else. */
    static Optional<Instant> read(String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        return parse(() -> Instant.parse(iso))
                .or(() -> parse(() -> LocalDateTime.parse(iso).atZone(zone).toInstant()))
                .or(() -> parse(() -> LocalDate.parse(iso).atStartOfDay(zone).toInstant()));
    }

    /** As {@link #read}, for an option that has to be a time. */
    static Instant required(String text, ZoneId zone) {
        return read(text, zone)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "“%s” is no time. Write it as 2026-11-23, 2026-11-23T14:34 or 2026-11-23T14:34:00Z."
                                .formatted(text)));
    }

    @FunctionalInterface
    private interface Reading {
        Instant read();
    }

    private static Optional<Instant> parse(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
