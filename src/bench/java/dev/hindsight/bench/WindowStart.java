package dev.hindsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the start of the process to the first usable frame, on a sample that is there already (its server has to be
 * started), against a process that shows an empty window.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class WindowStart {
    private Path data;

    @Setup(Level.Trial)
    public void makeTheSample() throws IOException, InterruptedException {
        data = Files.createTempDirectory("hindsight-bench");
        hindsight();
    }

    @Benchmark
    public int hindsight() throws IOException, InterruptedException {
        return run("hindsight");
    }

    @Benchmark
    public int emptyWindow() throws IOException, InterruptedException {
        return run("empty");
    }

    private int run(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dhindsight.data=" + data,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "dev.hindsight.FirstFrame",
                        what))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("The window ended with " + exitCode);
        }
        return exitCode;
    }
}
