package dev.hindsight.ui.state;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.replay.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** JSON for tests, written with single quotes and read as the explorer reads payloads. */
final class Json {
    private static final ContentDecoder DECODER = new ContentDecoder();

    private Json() {}

    static JsonNode of(String text) {
        if (DECODER.decode(new Content.Text(text.replace('\'', '"')))
                instanceof Decoded.Json(JsonNode value, String how)) {
            return value;
        }
        throw new IllegalArgumentException("Not JSON: " + text);
    }

    /** A change; null for a side where there is no value. */
    static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(
                JsonPointer.compile(path), before == null ? null : of(before), after == null ? null : of(after));
    }
}
