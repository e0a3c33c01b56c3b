package dev.hindsight;

import java.lang.reflect.InvocationTargetException;

/**
 * Starts {@code java -jar}. Compiled for an old Java, unlike everything else, so that one who has only that is told
 * what to install.
 */
public final class Launcher {
    private static final int NEEDED = 25;
    private static final int NO_START = 3;

    private Launcher() {}

    /** Hands over to {@code dev.hindsight.Main}, or says why that cannot be. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println(
                    "Hindsight needs Java " + NEEDED + " or later, and this is Java " + found + ". Install a JDK "
                            + NEEDED + ", for example from https://adoptium.net, and start with its java.");
            System.exit(NO_START);
        }
        try {
            Class.forName("dev.hindsight.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Hindsight failed to start.", e.getCause());
        }
    }
}
