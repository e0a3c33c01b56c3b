package dev.hindsight.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the command line comes to the window. */
@FunctionalInterface
public interface WindowDoor {
    /**
     * Opens the window and returns at once; the process then lives as long as the window.
     *
     * @return why there is no window, in a sentence; empty if there is one
     */
    Optional<String> open(Request request);

    /**
     * What the window is asked for when it is opened.
     *
     * @param sample whether it opens the sample at once
     * @param live whether the shop of the sample keeps trading, whenever it is opened
     * @param profile the name of the saved connection that it opens at once; null for none
     */
    record Request(boolean sample, boolean live, @Nullable String profile) {
        /** No store at once: the window shows what can be opened. */
        public static final Request NOTHING = new Request(false, false, null);
    }
}
