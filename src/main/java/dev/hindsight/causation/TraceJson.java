package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.io.IOException;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An operation as JSON objects: one for the whole, one for each event. */
public final class TraceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TraceJson() {}

    /** The operation in numbers. */
    public static ObjectNode summary(Operation operation) {
        Trace trace = operation.trace();
        return NODES.objectNode()
                .put("correlation", Objects.toString(operation.correlation(), null))
                .put("events", trace.events())
                .put("roots", trace.roots().length)
                .put("missing", trace.missingCauses().size())
                .put("complete", operation.ending().complete())
                .put("elsewhere", trace.causesElsewhere())
                .put("circles", trace.circles());
    }

    /** An event of the trace. */
    public static ObjectNode event(Trace trace, int node) {
        EventHeader event = Objects.requireNonNull(trace.event(node));
        EventId causation = event.causation();
        return NODES.objectNode()
                .put("id", event.id().value())
                .put("causation", causation == null ? null : causation.value())
                .put("depth", trace.depth(node))
                .put("stream", event.stream().value())
                .put("version", event.version())
                .put("type", event.type())
                .put("at", event.at().toString());
    }

    /** The whole as one JSON document, written event by event. */
    static void write(Operation operation, Appendable out) throws IOException {
        String summary = summary(operation).toString();
        out.append(summary, 0, summary.length() - 1).append(",\"trace\":[");
        for (int node = 0; node < operation.trace().events(); node++) {
            out.append(node == 0 ? "\n" : ",\n")
                    .append(event(operation.trace(), node).toString());
        }
        out.append("\n]}\n");
    }
}
