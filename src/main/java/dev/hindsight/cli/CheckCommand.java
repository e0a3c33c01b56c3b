package dev.hindsight.cli;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckNames;
import dev.hindsight.check.CheckRuns;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import java.nio.file.Path;
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
        if (settings.isEmpty()) {
            return run(opened, opened.host());
        }
        try (ReplayHost host = host(settings, opened.store())) {
            return run(opened, host);
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
    }

    private int run(StoreDoor.Opened opened, ReplayHost host) {
        List<Check> wanted = wanted(opened.checks().checks(host, scope()));
        CheckOutput output = json() ? new CheckOutput.Lines(out()) : new CheckOutput.Text(out());
        if (listed) {
            output.list(wanted);
            return ExitCode.DONE;
        }
        try (CheckRuns runs = CheckRuns.start(wanted, output)) {
            List<CheckStatus> statuses = runs.await();
            output.sumUp(statuses);
            return exitCode(statuses);
        }
    }

    private CheckScope scope() {
        if (streams < 0) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, "--streams takes a number of streams, at least 1.");
        }
        return new CheckScope(Set.copyOf(types), streams, progress);
    }

    /** A check that could not look is no check that found nothing. */
    private static int exitCode(List<CheckStatus> statuses) {
        if (statuses.stream().anyMatch(status -> status.found() > 0)) {
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
