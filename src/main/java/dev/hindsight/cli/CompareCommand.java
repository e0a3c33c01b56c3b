package dev.hindsight.cli;

import dev.hindsight.replay.Change;
import dev.hindsight.replay.Divergence;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.BuildComparison;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.StreamSummary;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "compare",
        description = "Replays the same events with two builds and tells where their states differ (exit code 1).")
final class CompareCommand extends StoreCommand {
    private static final int TELL_EVERY = 100;

    @Parameters(arity = "0..1", paramLabel = "STREAM", description = "One stream; otherwise those of --type, or all.")
    private @Nullable String stream;

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            required = true,
            description = "A build; given twice: first the old one, then the new one.")
    private List<String> classPaths = List.of();

    @Option(names = "--type", paramLabel = "T", description = "Only streams of this type.")
    private @Nullable String type;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many streams, the latest first.")
    private int limit = Integer.MAX_VALUE;

    @Mixin
    private BindingOptions binding = new BindingOptions();

    private final Set<String> skippedTypes = new TreeSet<>();
    private int compared;
    private int different;

    CompareCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        if (classPaths.size() != 2) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "Two builds are compared: give --class-path twice, the old one first.");
        }
        CodeSettings settings = binding.over(savedCode());
        try (ReplayHost left = host(settings.withClassPath(entries(classPaths.getFirst())), opened.store());
                ReplayHost right = host(settings.withClassPath(entries(classPaths.getLast())), opened.store())) {
            compare(opened, new BuildComparison(opened.store(), left, right));
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
        return report();
    }

    private void compare(StoreDoor.Opened opened, BuildComparison comparison) {
        if (stream == null) {
            comparison.each(type == null ? Set.of() : Set.of(type), limit, this::tell, cancellation());
            return;
        }
        StreamSummary summary = stream(opened, stream);
        BuildComparison.Outcome outcome = comparison.compare(summary, cancellation());
        if (outcome instanceof BuildComparison.Outcome.LeftOut) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, ReplayCommand.nothingFits(summary));
        }
        tell(outcome);
    }

    private static List<String> entries(String classPath) {
        return List.of(classPath.split(File.pathSeparator));
    }

    private void tell(BuildComparison.Outcome outcome) {
        switch (outcome) {
            case BuildComparison.Outcome.LeftOut(StreamSummary leftOut) -> {
                skippedTypes.add(leftOut.type());
                return;
            }
            case BuildComparison.Outcome.Differs(StreamSummary differing, Divergence divergence) ->
                print(differing, divergence);
            case BuildComparison.Outcome.Same(StreamSummary same) -> {}
        }
        compared++;
        if (compared % TELL_EVERY == 0) {
            tell("%,d streams compared, %,d differ …".formatted(compared, different));
        }
    }

    private void print(StreamSummary summary, Divergence divergence) {
        different++;
        if (json()) {
            out().println(line(summary, divergence));
            return;
        }
        out().println("%s differs from version %d on (%s)"
                .formatted(
                        summary.id(),
                        divergence.event().version(),
                        divergence.event().type()));
        divergence.leftError().ifPresent(error -> out().println("  the old build fails: " + error.message()));
        divergence.rightError().ifPresent(error -> out().println("  the new build fails: " + error.message()));
        Table table = new Table("  PATH", "OLD", "NEW");
        divergence
                .changes()
                .forEach(change -> table.row(
                        "  " + change.path(), DiffCommand.text(change.before()), DiffCommand.text(change.after())));
        table.print(out());
    }

    private static JsonLine line(StreamSummary summary, Divergence divergence) {
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        for (Change change : divergence.changes()) {
            changes.addObject()
                    .put("path", change.path().toString())
                    .set("before", change.before())
                    .set("after", change.after());
        }
        return new JsonLine()
                .put("stream", summary.id().value())
                .put("version", divergence.event().version())
                .put("type", divergence.event().type())
                .put("at", divergence.event().at())
                .put(
                        "leftError",
                        divergence.leftError().map(ReplayError::message).orElse(null))
                .put(
                        "rightError",
                        divergence.rightError().map(ReplayError::message).orElse(null))
                .put("changes", changes);
    }

    private int report() {
        skippedTypes.forEach(skipped ->
                tell("Left out: streams of type “%s”, for which a build has no aggregate. Name it with --aggregate."
                        .formatted(skipped)));
        tell("%,d streams compared, %,d differ.".formatted(compared, different));
        if (compared == 0) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "There was no stream to compare.");
        }
        return different == 0 ? ExitCode.DONE : ExitCode.DIFFERS;
    }
}
