package dev.hindsight.replay.runner;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** The text of a map's key that is more than a single value. */
final class KeyText {
    private KeyText() {}

    static String of(Seen key) {
        if (key instanceof Seen.Leaf leaf) {
            return String.valueOf(leaf.json());
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = RequestReader.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            key.write(json);
        }
        return text.toString();
    }
}
