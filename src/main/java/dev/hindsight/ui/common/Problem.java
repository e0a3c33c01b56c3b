package dev.hindsight.ui.common;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Turns a failure into what people read: a sentence, and the detail behind it. */
public final class Problem {
    private Problem() {}

    /** One plain sentence. Failures that are not ours to name are said to be a fault of Hindsight. */
    public static String sentence(Throwable error) {
        if (error instanceof StoreException
                || error instanceof ReplayException
                || error instanceof SettingsException
                || error instanceof UncheckedIOException) {
            return String.valueOf(error.getMessage());
        }
        return "Hindsight failed at this. It is our fault, not yours; the details may help to mend it.";
    }

    public static String detail(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
