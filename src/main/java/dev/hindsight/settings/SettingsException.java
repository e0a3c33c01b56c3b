package dev.hindsight.settings;

/** Settings cannot be saved. The message is a sentence for the user. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
