package dev.hindsight.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path data = Files.createTempDirectory("hindsight-bench");
        Path output = Files.createTempFile("hindsight-bench", ".txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dbench.stacks=" + Boolean.getBoolean("bench.stacks"),
                        "-Dhindsight.data=" + data,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "dev.hindsight.FollowedFrames",
                        String.valueOf(Integer.getInteger("bench.seconds", 30)),
                        String.valueOf(Integer.getInteger("bench.pause", 50))))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("The window ended with " + exitCode);
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
