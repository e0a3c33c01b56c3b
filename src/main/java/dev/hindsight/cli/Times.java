package dev.hindsight.cli;

import dev.hindsight.store.query.TypedTime;
import java.time.Instant;
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
        return TypedTime.read(text, zone).map(TypedTime::from);
    }

    /** As {@link #read}, for an option that has to be a time. */
    static Instant required(String text, ZoneId zone) {
        return read(text, zone)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "“%s” is no time. Write it as 2026-11-23, 2026-11-23T14:34 or 2026-11-23T14:34:00Z."
                                .formatted(text)));
    }
}
