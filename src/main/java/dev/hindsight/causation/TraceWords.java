package dev.hindsight.causation;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import java.time.Duration;

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
        return (time.isNegative() ? "" : "+") + DurationText.of(time);
    }

    private static String brief(String text) {
        return text.length() > MOST_OF_AN_ID ? text.substring(0, MOST_OF_AN_ID - 1) + "…" : text;
    }
}
