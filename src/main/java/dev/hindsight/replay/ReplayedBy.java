package dev.hindsight.replay;

import java.time.Instant;
import java.util.List;
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
     * @param notRun the upcasters of the code that events did not go through, since only the application can make them
     */
    record Code(
            String className,
            String method,
            String archive,
            @Nullable Instant builtAt,
            String sha256,
            List<String> notRun)
            implements ReplayedBy {
        public Code {
            notRun = List.copyOf(notRun);
        }

        /** With nothing that was not run. */
        public Code(String className, String method, String archive, @Nullable Instant builtAt, String sha256) {
            this(className, method, archive, builtAt, sha256, List.of());
        }

        public Code notRunning(List<String> upcasters) {
            return new Code(className, method, archive, builtAt, sha256, upcasters);
        }

        /** What of the code was not run, and what to do about it, as sentences; empty where all of it was. */
        public String reservation() {
            return notRun.isEmpty()
                    ? ""
                    : "Upcasters that were not run, since only the application can make them: %s. Name a decoder that calls them."
                            .formatted(String.join(", ", notRun));
        }
    }

    /** No code is known for this stream type: payloads were laid over one another, which is a guess. */
    record PayloadMerge() implements ReplayedBy {}
}
