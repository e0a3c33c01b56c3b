package dev.hindsight.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
public final class TimeText {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private TimeText() {}

    /** To the second, such as {@code 2026-11-23 14:34:05}. */
    public static String second(Instant time, ZoneId zone) {
        return SECOND.format(time.atZone(zone));
    }

    /** To the millisecond. */
    public static String millisecond(Instant time, ZoneId zone) {
        return MILLISECOND.format(time.atZone(zone));
    }

    /** The two leading units, such as {@code 3 d 4 h}, {@code 12.4 s} or {@code 38 ms}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "−" + duration(duration.negated());
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        if (duration.toSeconds() > 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toMillis() + " ms";
    }
}
