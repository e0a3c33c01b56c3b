package dev.hindsight.ui.common;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
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
}
