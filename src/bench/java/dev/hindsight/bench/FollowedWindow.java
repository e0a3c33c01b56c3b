package dev.hindsight.bench;

import java.io.IOException;
import java.util.List;

/**
 * The window while it follows a store that is written to, is scrolled and is zoomed, all at once:
 * {@code -Dbench.seconds=3600} shows whether memory grows in an hour, {@code -Dbench.pause=50} is how many milliseconds
 * there are between two customers of the shop.
 */
final class FollowedWindow {
    private FollowedWindow() {}

    /** What was measured, as lines. */
    static String measure() throws IOException, InterruptedException {
        return WindowProcess.output(
                "512m",
                "dev.hindsight.FollowedFrames",
                List.of(
                        String.valueOf(Integer.getInteger("bench.seconds", 30)),
                        String.valueOf(Integer.getInteger("bench.pause", 50))));
    }
}
