package dev.hindsight.replay.host;

import java.util.Optional;

/** Knows the code for each stream type. Thread-safe. */
public interface AggregateLibrary {
    /** The code for streams of that type, if there is any. */
    Optional<AggregateCode> codeFor(String streamType);

    /** Another text when the code on disk has changed. */
    default String version() {
        return "";
    }
}
