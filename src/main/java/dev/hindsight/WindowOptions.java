package dev.hindsight;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window is asked for when it is started.
 *
 * @param sample whether it opens the sample at once
 * @param live whether the shop of the sample keeps trading
 * @param profile the name of the saved connection that it opens at once; null for none
 */
record WindowOptions(boolean sample, boolean live, @Nullable String profile) {
    /**
     * Reads the arguments after {@code window}.
     *
     * @throws IllegalArgumentException with a sentence for people, if the window takes no such argument
     */
    static WindowOptions of(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        boolean sample = false;
        boolean live = false;
        String profile = null;
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--sample" -> sample = true;
                case "--live" -> live = true;
                case "--profile" -> profile = rest.poll();
                default ->
                    throw new IllegalArgumentException(
                            ("The window does not take “%s”. It takes --sample, with --live to keep the shop trading, or"
                                            + " --profile and the name of a saved connection; other stores are opened in it.")
                                    .formatted(option));
            }
            if (option.equals("--profile") && profile == null) {
                throw new IllegalArgumentException("--profile needs the name of a saved connection.");
            }
        }
        return new WindowOptions(sample, live, profile);
    }
}
