package dev.hindsight.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a window in a process of its own, without a display, and gives what it printed. */
final class WindowProcess {
    private WindowProcess() {}

    /**
     * Waits until the window has measured what it is to measure.
     *
     * @throws IOException if the process fails
     */
    static String output(String memory, String main, List<String> arguments) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("hindsight-bench");
        Path output = Files.createTempFile("hindsight-bench", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + memory,
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dbench.stacks=" + Boolean.getBoolean("bench.stacks"),
                "-Dhindsight.data=" + data,
                "-classpath",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
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
