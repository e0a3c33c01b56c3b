package dev.hindsight.ui.common;

import dev.hindsight.event.DurationText;
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
        return DurationText.of(duration);
    }
}
