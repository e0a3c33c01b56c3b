package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.event.DurationText;
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
        return event == null ? "Not in this store" : event.type();
    }

    static String subtitle(TraceNode node) {
        EventHeader event = node.event();
        return event == null
                ? "command or event " + brief(node.id().value())
                : (node.elsewhere() ? "other operation · " : "") + event.stream() + " · v " + event.version();
    }

    /** The time between cause and effect, in both units and, for little room, in the larger one. */
    static List<String> between(Instant cause, Instant effect) {
        Duration pause = Duration.between(cause, effect);
        if (!pause.isNegative() && pause.toMillis() == 0) {
            return List.of("< 1 ms");
        }
        String full = DurationText.of(pause);
        int secondUnit = full.indexOf(' ', full.indexOf(' ') + 1);
        return secondUnit < 0 ? List.of(full) : List.of(full, full.substring(0, secondUnit));
    }

    /** What the card beside the pointer says, line by line; the first line is its heading. */
    static List<String> details(Shown shown, int index, ZoneId zone) {
        TraceNode node = shown.trace().node(index);
        EventHeader event = node.event();
        if (event == null) {
            return List.of(
                    "Not in this store",
                    "Events name this id as their cause, but no event has it:",
                    "a command, which is not stored, or an event that is missing.",
                    "id " + node.id());
        }
        List<String> lines = new ArrayList<>(List.of(
                event.type(),
                event.stream() + " · version " + event.version(),
                TimeText.millisecond(event.at(), zone) + "   +"
                        + DurationText.of(Duration.between(shown.start(), event.at())),
                "id " + event.id()));
        if (node.elsewhere()) {
            lines.add("It belongs to another operation, " + event.correlation() + ".");
        }
        if (event.causation() != null && node.parent() >= 0) {
            TraceNode cause = shown.trace().node(node.parent());
            String waited = shown.latencies()
                    .link(index)
                    .map(time -> ", " + DurationText.of(time) + " later")
                    .orElse("");
            lines.add("caused by "
                    + (cause.event() == null
                            ? "something that is not in this store, "
                            : cause.event().type() + ", ") + brief(cause.id().value()) + waited);
        }
        addRemarks(lines, shown, index);
        return lines;
    }

    private static void addRemarks(List<String> lines, Shown shown, int index) {
        Trace trace = shown.trace();
        if (trace.descendants(index) > 0) {
            lines.add("led to %s, the last after %s"
                    .formatted(
                            OperationText.counted(trace.descendants(index), "event"),
                            DurationText.of(shown.latencies().branch(index))));
        }
        if (shown.latencies().stopped().contains(index)) {
            lines.add("The branch ends here, where other events of this type go on.");
        }
        if (trace.opensCircle(index)) {
            lines.add("Events caused one another in a circle; this is the first of them.");
        }
        if (trace.causesItself(index)) {
            lines.add("It names itself as its cause.");
        }
        if (!trace.furtherCauses(index).isEmpty()) {
            lines.add("It has further causes, shown by dashed lines.");
        }
    }

    /** What a screen reader says. */
    static String spoken(Shown shown, int index) {
        TraceNode node = shown.trace().node(index);
        String cause = node.parent() < 0
                ? "no cause"
                : "caused by " + title(shown.trace().node(node.parent()));
        int effects = shown.trace().effectCount(index);
        return title(node) + ", " + subtitle(node) + ", " + cause + ", " + effects
                + (effects == 1 ? " effect" : " effects");
    }

    static String brief(String id) {
        return id.length() <= BRIEF + 1 ? id : id.substring(0, BRIEF) + "…";
    }
}
