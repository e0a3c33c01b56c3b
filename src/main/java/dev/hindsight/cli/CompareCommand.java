package dev.hindsight.cli;

import dev.hindsight.replay.Change;
import dev.hindsight.replay.Divergence;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
    private static final int PAGE = 200;
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
            each(opened, summary -> compare(opened, left, right, summary));
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
        return report();
    }

    /** One after the other, until the limit is reached. */
    private void each(StoreDoor.Opened opened, Consumer<StreamSummary> compare) {
        if (stream != null) {
            compare.accept(stream(opened, stream));
            return;
        }
        StreamQuery query = StreamQuery.first(PAGE).ofTypes(type == null ? Set.of() : Set.of(type));
        boolean more = true;
        while (more) {
            Page<StreamSummary> page = opened.store().streams(query, cancellation());
            for (StreamSummary summary : page.items()) {
                if (compared == limit) {
                    return;
                }
                compare.accept(summary);
            }
            more = !page.ending().complete() && !page.items().isEmpty();
            query = more ? query.after(page.items().getLast()) : query;
        }
    }

    private static List<String> entries(String classPath) {
        return List.of(classPath.split(File.pathSeparator));
    }

    private void compare(StoreDoor.Opened opened, ReplayHost left, ReplayHost right, StreamSummary summary) {
        if (isGuess(left, summary) || isGuess(right, summary)) {
            if (stream != null) {
                throw new CommandFailure(ExitCode.WRONG_USAGE, ReplayCommand.nothingFits(summary));
            }
            skippedTypes.add(summary.type());
            return;
        }
        Optional<Divergence> divergence = Divergence.between(
                ReplayedStream.of(opened.store(), left, summary).replay(),
                ReplayedStream.of(opened.store(), right, summary).replay());
        compared++;
        divergence.ifPresent(found -> print(summary, found));
        if (compared % TELL_EVERY == 0) {
            tell("%,d streams compared, %,d differ …".formatted(compared, different));
        }
    }

    private static boolean isGuess(ReplayHost host, StreamSummary summary) {
        return host.codeFor(summary.type()) instanceof ReplayedBy.PayloadMerge;
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
