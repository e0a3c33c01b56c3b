package dev.hindsight.event;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class DurationText {
    private DurationText() {}

    /** The two leading units, such as {@code 3 d 4 h}, {@code 12.4 s} or {@code 38 ms}. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "−" + of(duration.negated());
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
