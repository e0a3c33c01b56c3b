package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Event headers as text: short for cells, whole for the clipboard, where times are ISO-8601 UTC. */
final class EventText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BRIEF = 8;
    private static final List<String> COLUMNS =
            List.of("position", "at", "stream", "streamType", "type", "version", "id", "correlation", "causation");

    private EventText() {}

    /** The beginning of an id, enough to tell it apart by eye. */
    static String brief(String id) {
        return id.length() <= BRIEF + 1 ? id : id.substring(0, BRIEF) + "…";
    }

    /** A heading and a line per event, ready for a spreadsheet. */
    static String tabSeparated(List<EventHeader> events) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join("\t", COLUMNS));
        events.forEach(event -> lines.add(line(event)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(EventHeader event) {
        return Stream.of(
                        event.position(),
                        event.at(),
                        event.stream(),
                        event.streamType(),
                        event.type(),
                        event.version(),
                        event.id(),
                        event.correlation(),
                        event.causation())
                .map(value -> Objects.toString(value, "").replace('\t', ' ').replace('\n', ' '))
                .collect(Collectors.joining("\t"));
    }

    /** The header as a JSON object, with the field names of the command line. */
    static String json(EventHeader event) {
        ObjectNode object = JSON.createObjectNode();
        object.put("position", event.position().sequence());
        object.put("stream", event.stream().value());
        object.put("streamType", event.streamType());
        object.put("version", event.version());
        object.put("id", event.id().value());
        object.put("type", event.type());
        object.put("at", event.at().toString());
        object.put(
                "correlation",
                event.correlation() == null ? null : event.correlation().value());
        object.put(
                "causation",
                event.causation() == null ? null : event.causation().value());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    }
}
