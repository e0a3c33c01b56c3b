package dev.hindsight.export;

import java.io.IOException;

/** A file could not be written; there is none then, or the one that was there before. The message is a sentence. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String message, IOException cause) {
        super(message, cause);
    }
}
