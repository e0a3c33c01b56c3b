package dev.hindsight.replay;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How aggregate code is called, for writing the same call down as a test.
 *
 * @param style one of the styles of the replay protocol: REHYDRATE, METHODS, ANNOTATED, EVOLVE, REPLAYER
 * @param member the method, or the simple name of the annotation
 * @param initial where the first state of a functional aggregate comes from; null for none
 * @param mapper the static method or field that gives the application's own ObjectMapper; null for a standard one
 * @param upcasters the classes of Axon's upcasters that events go through before they are decoded
 * @param eventClass the binary name of the class of a stored event type, if there is one
 */
public record ReplayCall(
        String className,
        String style,
        String member,
        @Nullable String initial,
        @Nullable String mapper,
        List<String> upcasters,
        Function<String, Optional<String>> eventClass) {}
