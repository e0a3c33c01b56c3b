package dev.hindsight.sample;

import org.jspecify.annotations.Nullable;

/** The sample store cannot be opened. The message is a sentence for whoever wanted to see it. */
public final class SampleStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SampleStoreException(String sentence) {
        super(sentence);
    }

    SampleStoreException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
