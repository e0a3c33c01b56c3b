package dev.hindsight.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What computed a state. Every state that is shown names it. */
public sealed interface ReplayedBy {
    /**
     * The aggregate's own code.
     *
     * @param className the class that was run
     * @param method how it was called, such as {@code rehydrate(List)}
     * @param archive the jar or folder it was loaded from
     * @param builtAt when that class was built, as far as its file tells
     * @param sha256 the hash of the jar, as {@code sha256sum} gives it, or of the class file in a folder of classes; in
     *     lower-case hexadecimal
     */
    record Code(
            String className,
            String method,
            String archive,
            @Nullable Instant builtAt,
            String sha256) implements ReplayedBy {}

    /** No code is known for this stream type: payloads were laid over one another, which is a guess. */
    record PayloadMerge() implements ReplayedBy {}
}
