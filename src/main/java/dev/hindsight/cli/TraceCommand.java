package dev.hindsight.cli;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceDrawing;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", description = "Shows what caused what in a business operation.")
final class TraceCommand extends StoreCommand {
    private static final int LIMIT = 1_000_000;

    @Parameters(paramLabel = "EVENT_OR_CORRELATION_ID", description = "The operation, or any event of it.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Draw it into this file, .svg or .png.")
    private @Nullable Path out;

    TraceCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        CorrelationId correlation = correlation(opened.store());
        List<EventHeader> events = new ArrayList<>();
        Ending ending = opened.store()
                .headers(EventQuery.ofCorrelation(correlation), Scan.oldestFirst(LIMIT), events::add, cancellation());
        if (events.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "There is no event or operation with the id “%s”.".formatted(id));
        }
        Trace trace = Trace.of(events);
        if (json()) {
            printJson(correlation, trace, events.size(), ending);
        } else {
            printTree(trace);
        }
        if (out != null) {
            draw(trace, out);
        }
        return ExitCode.DONE;
    }

    /** The id may be that of an event, which leads to its operation, or that of the operation itself. */
    private CorrelationId correlation(EventStore store) {
        List<EventHeader> named = store.headersOf(List.of(new EventId(id)), cancellation());
        if (named.isEmpty()) {
            return new CorrelationId(id);
        }
        CorrelationId correlation = named.getFirst().correlation();
        if (correlation == null) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "The event %s belongs to no operation.".formatted(id));
        }
        return correlation;
    }

    private void printJson(CorrelationId correlation, Trace trace, int events, Ending ending) {
        out().println(new JsonLine()
                .put("correlation", correlation.value())
                .put("events", events)
                .put("roots", trace.roots().length)
                .put("missing", trace.missingCauses().size())
                .put("complete", ending.complete()));
        for (int i = 0; i < trace.size(); i++) {
            TraceNode node = trace.node(i);
            EventHeader event = node.event();
            if (event != null) {
                out().println(new JsonLine()
                        .put("id", event.id().value())
                        .put(
                                "causation",
                                event.causation() == null
                                        ? null
                                        : event.causation().value())
                        .put("depth", node.depth())
                        .put("stream", event.stream().value())
                        .put("version", event.version())
                        .put("type", event.type())
                        .put("at", event.at()));
            }
        }
    }

    /** Depth first, effects indented under their cause. */
    private void printTree(Trace trace) {
        List<Integer> open = new ArrayList<>();
        addReversed(open, trace.roots());
        while (!open.isEmpty()) {
            int index = open.removeLast();
            out().println("  ".repeat(trace.node(index).depth()) + describe(trace.node(index)));
            addReversed(open, trace.children(index));
        }
    }

    private static void addReversed(List<Integer> open, int[] nodes) {
        for (int i = nodes.length - 1; i >= 0; i--) {
            open.add(nodes[i]);
        }
    }

    private String describe(TraceNode node) {
        EventHeader event = node.event();
        return event == null
                ? "(a command or event that is not in this store: %s)".formatted(node.id())
                : "%s  %s v %d  %s"
                        .formatted(event.type(), event.stream(), event.version(), Times.show(event.at(), zone()));
    }

    private void draw(Trace trace, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                Files.writeString(file, TraceDrawing.svg(trace));
            } else if (name.endsWith(".png")) {
                TraceDrawing.png(trace, file);
            } else {
                throw new CommandFailure(ExitCode.WRONG_USAGE, "--out draws .svg or .png, not %s.".formatted(file));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NO_STORE, "The picture cannot be written to %s: %s".formatted(file, e.getMessage()));
        }
    }
}
