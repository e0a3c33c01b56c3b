package dev.hindsight;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Says in a sentence why a window cannot be opened, and what to do about it. */
final class DesktopCheck {
    private static final String LIBRARIES =
            "The libraries that a window needs are missing or do not fit. Debian and Ubuntu: apt install libgtk-3-0 libgl1 "
                    + "libxtst6 libxxf86vm1. Fedora: dnf install gtk3 mesa-libGL libXtst libXxf86vm.";
    private static final String INSTEAD = " Everything but the window works without: hindsight --help.";

    private DesktopCheck() {}

    /** What stands against a window, as far as the environment tells; empty if nothing does. */
    static Optional<String> obstacle(Map<String, String> environment, Properties properties) {
        boolean linux =
                properties.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean headless = "Headless".equals(properties.getProperty("glass.platform"));
        boolean display = isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
        return linux && !headless && !display
                ? Optional.of(
                        "There is no display to open a window on: DISPLAY is not set. Start Hindsight in a graphical"
                                + " session, or with ssh -X." + INSTEAD)
                : Optional.empty();
    }

    /** What the failure of the toolkit to start means. */
    static String explain(Throwable failure) {
        boolean noDisplay = String.valueOf(failure.getMessage()).contains("DISPLAY");
        return noDisplay
                ? "The display that DISPLAY names cannot be opened. Is it running, and may you use it?" + INSTEAD
                : LIBRARIES + INSTEAD;
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
