package dev.hindsight.codec;

import tools.jackson.databind.JsonNode;

/** What became of a payload or metadata. */
public sealed interface Decoded {
    /**
     * It is JSON, or became JSON. Numbers keep every digit.
     *
     * @param recognisedAs what it was, such as "JSON"
     */
    record Json(JsonNode value, String recognisedAs) implements Decoded {}

    /**
     * It could not be understood, which is normal for encrypted or foreign data.
     *
     * @param reason a sentence that says what was tried
     */
    record Opaque(String reason) implements Decoded {}

    /** There is none. */
    record Absent() implements Decoded {}
}
