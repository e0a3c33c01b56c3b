package dev.hindsight.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What aggregate code makes of a stored event before it applies it. */
public sealed interface CodeForm {
    /**
     * The code takes it.
     *
     * @param event the event as the code takes it: an array where an upcaster makes several of it, or none
     * @param upcasters the names of the upcasters that it went through, in their order; empty where it went through none,
     *     or where they are not known
     */
    record Taken(JsonNode event, List<String> upcasters) implements CodeForm {
        public Taken {
            upcasters = List.copyOf(upcasters);
        }
    }

    /**
     * The code does not take it.
     *
     * @param message a sentence: what was thrown and where
     * @param detail the stack trace
     */
    record Refused(String message, String detail) implements CodeForm {}
}
