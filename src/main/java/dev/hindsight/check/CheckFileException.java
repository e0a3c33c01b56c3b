package dev.hindsight.check;

/** A file that belongs to checks cannot be read or written. The message is a sentence for the user. */
public final class CheckFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
