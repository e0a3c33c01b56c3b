package dev.hindsight.testing;

import dev.hindsight.cli.WindowDoor;
import java.util.Optional;

/** Where there is no window to open. */
public final class NoWindow implements WindowDoor {
    @Override
    public Optional<String> open(Request request) {
        return Optional.of("There is no display.");
    }
}
