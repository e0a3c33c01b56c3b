package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import java.time.Duration;
import java.util.Locale;

/** What is written about nodes and links in every drawing. */
final class TraceWords {
    private static final int MOST_OF_AN_ID = 24;

    private TraceWords() {}

    static String title(TraceNode node) {
        EventHeader event = node.event();
        return event == null ? "Not in this store" : event.type();
    }

    static String subtitle(TraceNode node) {
        EventHeader event = node.event();
        if (event == null) {
            return brief("command or event " + node.id());
        }
        return (node.elsewhere() ? "other operation, " : "") + event.stream() + " v " + event.version();
    }

    static String elapsed(Duration time) {
        if (time.isNegative()) {
            return "−" + elapsed(time.negated()).substring(1);
        }
        if (time.toDays() > 0) {
            return "+%d d %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "+%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        if (time.toMinutes() > 0) {
            return "+%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, time.toSeconds() > 0 ? "+%.1f s" : "+%.3f s", time.toMillis() / 1000.0);
    }

    private static String brief(String text) {
        return text.length() > MOST_OF_AN_ID ? text.substring(0, MOST_OF_AN_ID - 1) + "…" : text;
    }
}
