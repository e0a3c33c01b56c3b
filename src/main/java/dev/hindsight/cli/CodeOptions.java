package dev.hindsight.cli;

import dev.hindsight.replay.code.CodeSettings;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What replays: the code that the profile names, or other. */
final class CodeOptions {
    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            description = "Jars and folders of the application whose aggregates replay, as Java takes them.")
    private @Nullable String classPath;

    @Option(
            names = "--runner",
            paramLabel = "COMMAND",
            description = "A program that replays, in place of a class path: its words, between spaces.")
    private @Nullable String runner;

    @Mixin
    private BindingOptions binding = new BindingOptions();

    /** What the options say, on top of what is said already. */
    CodeSettings over(CodeSettings base) {
        if (classPath != null && runner != null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "Either --class-path or --runner replays. Leave one of them out.");
        }
        CodeSettings settings = base;
        if (classPath != null) {
            settings = settings.withClassPath(List.of(classPath.split(File.pathSeparator)))
                    .withCommand(List.of());
        }
        if (runner != null) {
            settings =
                    settings.withCommand(List.of(runner.strip().split("\\s+"))).withClassPath(List.of());
        }
        settings = binding.over(settings);
        if (settings.isEmpty() && !settings.equals(base)) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "Where is the code? Name its jars and folders with --class-path.");
        }
        return settings;
    }
}
