package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.host.AggregateCode;
import dev.hindsight.replay.host.AggregateLibrary;
import dev.hindsight.replay.host.ChildProcessHost;
import dev.hindsight.replay.host.CodeOrigin;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.replay.host.ReplayLimits;
import dev.hindsight.replay.host.RunnerCommand;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the hosts that settings ask for. */
public final class CodeHosts {
    private CodeHosts() {}

    /**
     * A host that runs the code of the settings, or merges payloads where they have none.
     *
     * @param eventTypesOf gives the stored event types that streams of a type have, which tell aggregates apart
     */
    public static ReplayHost open(CodeSettings settings, Function<String, Set<String>> eventTypesOf) {
        if (settings.isEmpty()) {
            return new PayloadMergeHost();
        }
        if (!settings.command().isEmpty()) {
            return new ChildProcessHost(
                    new RunnerCommand.Program(settings.command()),
                    new CommandLibrary(settings.command()),
                    ReplayLimits.USUAL);
        }
        Path java = settings.java() == null ? null : Path.of(settings.java());
        // Read when a process starts: a build may bring jars of other names, and browsing needs none of them.
        return new ChildProcessHost(
                limits -> new RunnerCommand.Java(
                                java, ClassPath.of(settings.classPath()).entries())
                        .words(limits),
                new ClassPathLibrary(settings, eventTypesOf),
                ReplayLimits.USUAL);
    }

    /** A program of any language: it knows by itself what it replays, so it is asked to replay everything. */
    private record CommandLibrary(List<String> command) implements AggregateLibrary {
        @Override
        public Optional<AggregateCode> codeFor(String streamType) {
            String name = String.join(" ", command);
            ReplayedBy.Code description = script().map(file -> CodeOrigin.describe(name, file))
                    .orElseGet(() -> new ReplayedBy.Code(name, "replay protocol", command.getFirst(), null, "unknown"));
            return Optional.of(new AggregateCode(
                    description, null, AggregateCode.EventClasses.NONE, null, null, List.of(), List.of()));
        }

        /** Of the words of a command, the last that is a file is what was written for us: the others run it. */
        private Optional<Path> script() {
            return command.reversed().stream()
                    .flatMap(word -> file(word).stream())
                    .findFirst();
        }

        private static Optional<Path> file(String word) {
            try {
                return Optional.of(Path.of(word).toAbsolutePath()).filter(Files::isRegularFile);
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }

        @Override
        public String version() {
            return script().map(file -> new ClassPath(List.of(file)).fingerprint())
                    .orElse("");
        }
    }
}
