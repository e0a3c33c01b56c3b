package dev.hindsight.replay;

import tools.jackson.databind.JsonNode;

/** What aggregate code makes of a stored event before it applies it. */
public sealed interface CodeForm {
    /** The event as the code takes it: an array where an upcaster makes several of it, or none. */
    record Taken(JsonNode event) implements CodeForm {}

    /**
     * The code does not take it.
     *
     * @param message a sentence: what was thrown and where
     * @param detail the stack trace
     */
    record Refused(String message, String detail) implements CodeForm {}
}
