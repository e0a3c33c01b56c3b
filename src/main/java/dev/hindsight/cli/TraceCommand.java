package dev.hindsight.cli;

import dev.hindsight.causation.Direction;
import dev.hindsight.causation.Folding;
import dev.hindsight.causation.Operation;
import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceFile;
import dev.hindsight.causation.TraceJson;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.causation.TreeLayout;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", description = "Shows what caused what in a business operation.")
final class TraceCommand extends StoreCommand {
    private static final int LIMIT = 1_000_000;
    /** A chain of a million events would be a line of two megabytes. */
    private static final int MOST_INDENT = 100;

    @Parameters(paramLabel = "EVENT_OR_CORRELATION_ID", description = "The operation, or any event of it.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it into this file: .svg, .png, .dot, .mmd (Mermaid) or .json.")
    private @Nullable Path out;

    TraceCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        TraceFile kind = out == null ? null : kind(out);
        Operation operation = new OperationReader(opened.store(), LIMIT)
                .read(id, cancellation())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND, "There is no event or operation with the id “%s”.".formatted(id)));
        if (json()) {
            printJson(operation);
        } else {
            printTree(operation.trace());
        }
        if (operation.ending() instanceof Ending.Stopped(String reason)) {
            tell("This is not the whole operation: %s.".formatted(reason));
        }
        if (out != null && kind != null) {
            draw(operation, kind, out);
        }
        return ExitCode.DONE;
    }

    private static TraceFile kind(Path file) {
        return TraceFile.of(file)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE, "--out writes .svg, .png, .dot, .mmd or .json, not %s.".formatted(file)));
    }

    private void printJson(Operation operation) {
        out().println(TraceJson.summary(operation));
        for (int node = 0; node < operation.trace().events(); node++) {
            out().println(TraceJson.event(operation.trace(), node));
        }
    }

    /** Depth first, effects indented under their cause. */
    private void printTree(Trace trace) {
        trace.depthFirst()
                .forEach(index -> out().println("  ".repeat(Math.min(MOST_INDENT, trace.depth(index)))
                        + describe(trace.node(index))
                        + remark(trace, index)));
    }

    private static String remark(Trace trace, int index) {
        if (trace.opensCircle(index)) {
            return "  (begins a circle of causes)";
        }
        return trace.causesItself(index) ? "  (names itself as its cause)" : "";
    }

    private String describe(TraceNode node) {
        EventHeader event = node.event();
        if (event == null) {
            return "(a command or event that is not in this store: %s)".formatted(node.id());
        }
        return "%s%s  %s v %d  %s"
                .formatted(
                        node.elsewhere() ? "(of another operation) " : "",
                        event.type(),
                        event.stream(),
                        event.version(),
                        Times.show(event.at(), zone()));
    }

    private static void draw(Operation operation, TraceFile kind, Path file) {
        TreeLayout layout = TreeLayout.of(operation.trace(), Folding.NONE);
        try {
            kind.write(operation, layout, Direction.LEFT_TO_RIGHT, file);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.NO_STORE, "The trace cannot be written to %s: %s".formatted(file, e.getMessage()));
        }
    }
}
