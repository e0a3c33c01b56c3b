package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is said about a box. */
final class BoxText {
    private static final int BRIEF = 8;

    private BoxText() {}

    static String title(TraceNode node) {
        EventHeader event = node.event();
        return event == null ? "Cause not found" : event.type();
    }

    static String subtitle(TraceNode node) {
        EventHeader event = node.event();
        return event == null
                ? "command or event " + brief(node.id().value())
                : event.stream() + " · v " + event.version();
    }

    /** The time between cause and effect, in both units and, for little room, in the larger one. */
    static List<String> between(Instant cause, Instant effect) {
        Duration pause = Duration.between(cause, effect);
        if (!pause.isNegative() && pause.toMillis() == 0) {
            return List.of("< 1 ms");
        }
        String full = TimeText.duration(pause);
        int secondUnit = full.indexOf(' ', full.indexOf(' ') + 1);
        return secondUnit < 0 ? List.of(full) : List.of(full, full.substring(0, secondUnit));
    }

    /** What the card beside the pointer says, line by line; the first line is its heading. */
    static List<String> details(Trace graph, int index, Instant start, ZoneId zone) {
        TraceNode node = graph.node(index);
        EventHeader event = node.event();
        if (event == null) {
            return List.of(
                    "Cause not found",
                    "Events name this id as their cause, but no event has it.",
                    "It may be a command, or an event of another store.",
                    "id " + node.id());
        }
        List<String> lines = new ArrayList<>(List.of(
                event.type(),
                event.stream() + " · version " + event.version(),
                TimeText.millisecond(event.at(), zone) + "   +"
                        + TimeText.duration(Duration.between(start, event.at())),
                "id " + event.id()));
        if (event.causation() != null && node.parent() >= 0) {
            TraceNode cause = graph.node(node.parent());
            lines.add("caused by "
                    + (cause.event() == null
                            ? "something that was not found, "
                            : cause.event().type() + ", ") + brief(cause.id().value()));
        }
        return lines;
    }

    /** What a screen reader says. */
    static String spoken(Trace graph, int index) {
        TraceNode node = graph.node(index);
        String cause = node.parent() < 0 ? "no cause" : "caused by " + title(graph.node(node.parent()));
        int effects = graph.children(index).length;
        return title(node) + ", " + subtitle(node) + ", " + cause + ", " + effects
                + (effects == 1 ? " effect" : " effects");
    }

    static String brief(String id) {
        return id.length() <= BRIEF + 1 ? id : id.substring(0, BRIEF) + "…";
    }
}
