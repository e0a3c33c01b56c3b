package dev.hindsight.cli;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckFileException;
import dev.hindsight.check.CheckNames;
import dev.hindsight.check.CheckRuns;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Severity;
import dev.hindsight.check.report.CheckReport;
import dev.hindsight.check.report.ReportFile;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Checks whether the store and what was derived from it can be trusted (exit code 1 if not).")
final class CheckCommand extends StoreCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Checks, such as integrity-versions, or all whose names begin so, such as integrity.")
    private List<String> names = List.of();

    @Option(names = "--type", paramLabel = "T", description = "Replay only streams of this type; may be repeated.")
    private List<String> types = List.of();

    @Option(names = "--streams", paramLabel = "N", description = "Replay a sample of so many streams, not all.")
    private int streams;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "Keep how far the replay is in this file, and go on there if it was broken off.")
    private @Nullable Path progress;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "What is known already: only findings that are not in this file count.")
    private @Nullable Path baselineFile;

    @Option(names = "--write-baseline", description = "Write what is found into the file of --baseline.")
    private boolean writeBaseline;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit code 1 only for findings at least this bad: error, warning or note (default).")
    private Severity failOn = Severity.NOTE;

    @Option(names = "--out", paramLabel = "FILE", description = "Write a report: .json, .html or .xml (as JUnit).")
    private List<Path> reports = List.of();

    @Option(names = "--list", description = "List the checks, and run none.")
    private boolean listed;

    @Mixin
    private CodeOptions code = new CodeOptions();

    CheckCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        CodeSettings settings = code.over(savedCode());
        try {
            if (settings.isEmpty()) {
                return run(opened, opened.host());
            }
            try (ReplayHost host = host(settings, opened.store())) {
                return run(opened, host);
            }
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        } catch (CheckFileException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private int run(StoreDoor.Opened opened, ReplayHost host) {
        Baseline baseline = baseline();
        List<ReportFile> kinds = reports.stream().map(CheckCommand::kind).toList();
        List<Check> wanted = wanted(opened.checks().checks(host, scope()));
        CheckOutput output = json() ? new CheckOutput.Lines(out(), baseline) : new CheckOutput.Text(out(), baseline);
        if (listed) {
            output.list(wanted);
            return ExitCode.DONE;
        }
        Instant begun = Instant.now();
        try (CheckRuns runs = CheckRuns.start(wanted, output)) {
            List<CheckStatus> statuses = runs.await();
            output.sumUp(statuses);
            output.gone(baseline.gone(statuses));
            write(new CheckReport(opened.store().description(), begun, statuses, baseline), kinds);
            if (writeBaseline && baselineFile != null) {
                baseline.after(statuses).write(baselineFile);
                return ExitCode.DONE;
            }
            return exitCode(statuses, baseline);
        }
    }

    private Baseline baseline() {
        if (baselineFile == null) {
            if (writeBaseline) {
                throw new CommandFailure(ExitCode.WRONG_USAGE, "Where to? Name the file with --baseline.");
            }
            return Baseline.NONE;
        }
        return writeBaseline && !Files.exists(baselineFile) ? Baseline.NONE : Baseline.read(baselineFile);
    }

    private static ReportFile kind(Path file) {
        return ReportFile.of(file)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE, "--out writes .json, .html or .xml, not %s.".formatted(file)));
    }

    private void write(CheckReport report, List<ReportFile> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            try {
                kinds.get(i).write(report, reports.get(i));
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "The report cannot be written to %s: %s".formatted(reports.get(i), e.getMessage()));
            }
        }
    }

    private CheckScope scope() {
        if (streams < 0) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--streams takes a number of streams, at least 1.");
        }
        return new CheckScope(Set.copyOf(types), streams, progress);
    }

    /** A check that could not look is no check that found nothing. */
    private int exitCode(List<CheckStatus> statuses, Baseline baseline) {
        boolean anyNew = statuses.stream()
                .flatMap(status -> status.findings().stream())
                .anyMatch(finding -> finding.severity().compareTo(failOn) <= 0 && !baseline.knows(finding));
        if (anyNew) {
            return ExitCode.DIFFERS;
        }
        return statuses.stream().anyMatch(status -> status.stage() instanceof CheckStatus.Stage.Failed)
                ? ExitCode.NO_STORE
                : ExitCode.DONE;
    }

    private List<Check> wanted(List<Check> all) {
        if (names.isEmpty()) {
            return all;
        }
        Set<Check> wanted = new LinkedHashSet<>();
        for (String name : names) {
            List<Check> named = CheckNames.named(name, all);
            if (named.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "There is no check called “%s”. There are: %s."
                                .formatted(name, String.join(", ", CheckNames.all(all))));
            }
            wanted.addAll(named);
        }
        return List.copyOf(wanted);
    }
}
