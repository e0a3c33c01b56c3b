package dev.hindsight.settings;

import org.jspecify.annotations.Nullable;

/** Settings cannot be saved, or others not be read. The message is a sentence for the user. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is a sentence for the user. */
    public SettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
