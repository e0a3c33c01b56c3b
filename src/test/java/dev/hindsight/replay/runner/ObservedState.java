package dev.hindsight.replay.runner;

import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Reads the state of an object in this process, to compare with what was computed elsewhere. */
public final class ObservedState {
    private ObservedState() {}

    /** The state as JSON text, without the ignored fields. */
    public static String json(@Nullable Object object, Set<String> ignored) {
        Seen seen = new StateObserver(new StateFields(ignored), 1_000_000).look(object);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RequestReader.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            seen.write(json);
        }
        return text.toString();
    }
}
