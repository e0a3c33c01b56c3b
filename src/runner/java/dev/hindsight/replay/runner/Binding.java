package dev.hindsight.replay.runner;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which class replays, and how.
 *
 * @param style one of REHYDRATE, METHODS, ANNOTATED, EVOLVE and REPLAYER
 * @param member the name of the method, or of the annotation
 * @param initial where the first state of a functional aggregate comes from: a method or field; null for none
 * @param mapper a static method or field that gives the application's own ObjectMapper, as {@code com.acme.Json#mapper}
 * @param decoder an {@link EventDecoder}; null to decode payloads by Jackson
 * @param ignored names of fields that are bookkeeping and not state
 * @param upcasters classes of Axon's upcasters, to be run before an event is decoded
 */
record Binding(
        String className,
        String style,
        String member,
        @Nullable String initial,
        @Nullable String mapper,
        @Nullable String decoder,
        Set<String> ignored,
        List<String> upcasters) {}
