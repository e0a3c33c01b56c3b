package dev.hindsight.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs all benchmarks and prints their ratios; the results lie in target/bench. */
public final class Benchmarks {
    private static final Path RESULTS = Path.of("target", "bench");

    private Benchmarks() {}

    /** The argument, if there is one, is a part of the name of the benchmarks to run. */
    public static void main(String[] arguments)
            throws RunnerException, IOException, InterruptedException, ExecutionException, SQLException,
                    URISyntaxException {
        Files.createDirectories(RESULTS);
        String only = arguments.length == 0 ? "" : arguments[0];
        StringBuilder ratios = new StringBuilder();
        if ("HeaderReading".contains(only)) {
            Collection<RunResult> results = run(HeaderReading.class);
            ratios.append(line(
                    "headers, psql COPY / explorer", score(results, "psqlCopy", ""), score(results, "explorer", "")));
        }
        if ("IndexLoad".contains(only)) {
            Collection<RunResult> results = run(IndexLoad.class);
            ratios.append(line(
                    "index of headers, psql COPY / explorer",
                    score(results, "psqlCopy", ""),
                    score(results, "explorer", "")));
            ratios.append(IndexLoad.memory());
        }
        if ("StoreOpening".contains(only)) {
            Collection<RunResult> results = run(StoreOpening.class);
            ratios.append(line(
                    "opening among 5,000 tables, psql / explorer",
                    score(results, "psqlListing", ""),
                    score(results, "explorer", "")));
        }
        if ("RecordedSeek".contains(only)) {
            Collection<RunResult> results = run(RecordedSeek.class);
            double seek = score(results, "seek", "");
            ratios.append(line(
                    "full replay / 99th percentile of seeks",
                    score(results, "fullReplay", ""),
                    percentile(results, "seek", 99)));
            ratios.append(line("seek / step of a cursor", seek, score(results, "step", "")));
            ratios.append(line("state to keep / seek of a cursor", score(results, "stateAfter", ""), seek));
            ratios.append(
                    bytes("a copy per event / a recording", RecordedSeek.copiedBytes(), RecordedSeek.recordedBytes()));
        }
        if ("ChildReplay".contains(only)) {
            Collection<RunResult> results = run(ChildReplay.class);
            ratios.append(line(
                    "100,000 events, drain / cold replay",
                    score(results, "drain", ""),
                    score(results, "coldReplay", "")));
            ratios.append(line(
                    "1,000 events, in the child / in process",
                    score(results, "thousandInTheChild", ""),
                    score(results, "thousandInThisProcess", "")));
        }
        if ("ProjectionRebuild".contains(only)) {
            Collection<RunResult> results = run(ProjectionRebuild.class);
            ratios.append(line(
                    "1,000,000 events, drain / rebuild", score(results, "drain", ""), score(results, "rebuild", "")));
        }
        if ("TimelineFrame".contains(only)) {
            Collection<RunResult> results = run(TimelineFrame.class);
            ratios.append(line(
                    "timeline frame, 80,000 / 1,000 marks",
                    score(results, "frame", "80000"),
                    score(results, "frame", "1000")));
        }
        if ("DensityStrip".contains(only)) {
            Collection<RunResult> results = run(DensityStrip.class);
            double groupBy = score(results, "groupBy", "");
            ratios.append(line("density, GROUP BY / first strip", groupBy, score(results, "firstStrip", "")));
            ratios.append(line("density, GROUP BY / counted strip", groupBy, score(results, "countedStrip", "")));
            ratios.append(DensityStrip.error());
        }
        if ("FullRange".contains(only)) {
            String most = Long.toString(BenchStore.events(100_000_000));
            Collection<RunResult> results = run(FullRange.class, "100000", most);
            double all = score(results, "frame", most);
            ratios.append(line("full range, all / 100,000 events", all, score(results, "frame", "100000")));
            ratios.append(line("full range, scan / frame", score(results, "scan", most), all));
        }
        if ("VisibleMarks".contains(only)) {
            Collection<RunResult> results = run(VisibleMarks.class);
            ratios.append(line(
                    "1,000,000 marks, canvas / timeline",
                    score(results, "canvas", ""),
                    score(results, "timeline", "")));
        }
        if ("AgainstChartFx".contains(only)) {
            Collection<RunResult> results = run(AgainstChartFx.class);
            ratios.append(line(
                    "5,000,000 points, frame, ChartFX / timeline",
                    score(results, "chartFxFrame", ""),
                    score(results, "timelineFrame", "")));
            ratios.append(line(
                    "5,000,000 points, first, ChartFX / timeline",
                    score(results, "chartFxFirst", ""),
                    score(results, "timelineFirst", "")));
        }
        if ("ProcessMapping".contains(only)) {
            Collection<RunResult> results = run(ProcessMapping.class);
            ratios.append(line(
                    "headers / headers and process map",
                    score(results, "headers", ""),
                    score(results, "processMap", "")));
        }
        if ("TraceLayout".contains(only)) {
            Collection<RunResult> results = run(TraceLayout.class);
            double tidy = score(results, "tidy", "50000");
            ratios.append(line("layout of 50,000 nodes, ELK layered / tidy", score(results, "elkLayered", ""), tidy));
            ratios.append(line(
                    "layout, 100,000 / 10,000 nodes",
                    score(results, "tidy", "100000"),
                    score(results, "tidy", "10000")));
        }
        if ("FirstTrace".contains(only)) {
            Collection<RunResult> results = run(FirstTrace.class);
            ratios.append(line(
                    "trace of 100,000, first picture / its rows",
                    score(results, "firstPicture", ""),
                    score(results, "readRows", "")));
        }
        if ("PageDepth".contains(only)) {
            Collection<RunResult> results = run(PageDepth.class);
            ratios.append(
                    line("page of 500, deepest / first", score(results, "deepest", ""), score(results, "first", "")));
        }
        if ("WindowStart".contains(only)) {
            Collection<RunResult> results = run(WindowStart.class);
            ratios.append(line(
                    "start, Hindsight / empty window",
                    score(results, "hindsight", ""),
                    score(results, "emptyWindow", "")));
        }
        if ("ReplayCheckRun".contains(only)) {
            ratios.append(ReplayCheckRun.measure());
        }
        if ("Tailing".contains(only)) {
            ratios.append(Tailing.measure());
        }
        if ("FollowedWindow".contains(only)) {
            ratios.append(FollowedWindow.measure());
        }
        if ("Scrubbing".contains(only)) {
            ratios.append(Scrubbing.measure());
        }
        Files.writeString(RESULTS.resolve("ratios.txt"), ratios);
        System.out.println("\nRatios (milliseconds are medians)\n" + ratios);
    }

    /** The sizes take the place of those that the benchmark names itself. */
    private static Collection<RunResult> run(Class<?> benchmark, String... sizes) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .resultFormat(ResultFormatType.JSON)
                .result(RESULTS.resolve(benchmark.getSimpleName() + ".json").toString());
        return new Runner((sizes.length == 0 ? options : options.param("marks", sizes)).build()).run();
    }

    private static double score(Collection<RunResult> results, String method, String parameter) {
        return statistics(results, method, parameter).getPercentile(50);
    }

    private static double percentile(Collection<RunResult> results, String method, int percentile) {
        return statistics(results, method, "").getPercentile(percentile);
    }

    private static Statistics statistics(Collection<RunResult> results, String method, String parameter) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .filter(result -> parameter.isEmpty()
                        || parameter.equals(result.getParams().getParam("marks"))
                        || parameter.equals(result.getParams().getParam("nodes")))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getStatistics();
    }

    private static String bytes(String name, double first, double second) {
        return String.format(
                Locale.ROOT, "%-40s %8.0f bytes / %8.0f bytes = %.2f%n", name, first, second, first / second);
    }

    private static String line(String name, double first, double second) {
        return String.format(Locale.ROOT, "%-40s %10.5f ms / %10.5f ms = %.2f%n", name, first, second, first / second);
    }
}
