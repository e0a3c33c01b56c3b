package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event names as its causes. */
final class Causes {
    private static final JsonMapper JSON = new JsonMapper();

    private Causes() {}

    /**
     * The ids of its causes; none for an event that was caused by the command whose id the whole operation bears, since
     * that is a beginning. Where a store keeps several causes of one event, it keeps them as a JSON array.
     */
    static List<EventId> of(EventHeader event) {
        EventId cause = event.causation();
        if (cause == null || isOperation(event, cause)) {
            return List.of();
        }
        String text = cause.value();
        return text.startsWith("[") && text.endsWith("]") ? several(cause) : List.of(cause);
    }

    private static boolean isOperation(EventHeader event, EventId cause) {
        return event.correlation() != null
                && cause.value().equals(event.correlation().value());
    }

    private static List<EventId> several(EventId array) {
        try {
            List<EventId> causes = new ArrayList<>();
            for (JsonNode element : JSON.readTree(array.value())) {
                if (element.isString() && !element.asString().isEmpty()) {
                    causes.add(new EventId(element.asString()));
                }
            }
            return causes.isEmpty() ? List.of(array) : List.copyOf(causes);
        } catch (JacksonException _) {
            return List.of(array);
        }
    }
}
