package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.code.TestedState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "state", description = "Shows the state of an aggregate after a version or at a time.")
final class StateCommand extends ReplayCommand {
    @Parameters(paramLabel = "STREAM", description = "The stream, or an unmistakable part of its name.")
    private String stream = "";

    @Option(names = "--at", paramLabel = "VERSION_OR_TIME", description = "Which state (default: the latest).")
    private @Nullable String at;

    @Option(
            names = "--export",
            paramLabel = "FORM",
            description = "Print the events up to there and the state as a test instead: ${COMPLETION-CANDIDATES}.")
    private @Nullable Form export;

    /** The form of a test, as it is typed. */
    enum Form {
        junit,
        json
    }

    StateCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        return export == null ? show(opened) : export(opened, export);
    }

    private int export(StoreDoor.Opened opened, Form form) {
        return replaying(opened, stream, (host, replayed) -> {
            int index = at == null ? replayed.last() : replayed.indexOf(at, zone());
            TestedState tested = TestedState.of(replayed.replay(), replayed.events(opened.store(), index));
            String streamType = replayed.replay().event(index).streamType();
            out().println(
                            form == Form.json
                                    ? tested.json()
                                    : host.call(streamType)
                                            .flatMap(tested::junit)
                                            .orElseThrow(() -> new CommandFailure(
                                                    ExitCode.WRONG_USAGE,
                                                    "A test in Java can only be written for classes that plain Java"
                                                            + " calls. Use --export json, or name such a class.")));
            return ExitCode.DONE;
        });
    }

    private int show(StoreDoor.Opened opened) {
        ReplayedStream replayed = replay(opened, stream);
        int index = at == null ? replayed.last() : replayed.indexOf(at, zone());
        RecordedReplay replay = replayed.replay();
        EventHeader event = replay.event(index);
        List<ReplayError> errors = replay.errors().stream()
                .filter(error -> error.event().version() <= event.version())
                .toList();
        if (json()) {
            out().println(new JsonLine()
                    .put("stream", replayed.stream().value())
                    .put("version", event.version())
                    .put("at", event.at())
                    .put("replayedBy", JsonLine.replayedBy(replay.replayedBy()))
                    .put("state", replay.stateAfter(index))
                    .put("errors", json(errors)));
        } else {
            printText(replayed, index, errors);
        }
        return ExitCode.DONE;
    }

    private void printText(ReplayedStream replayed, int index, List<ReplayError> errors) {
        EventHeader event = replayed.replay().event(index);
        out().println("%s at version %d, %s, after %s"
                .formatted(replayed.stream(), event.version(), Times.show(event.at(), zone()), event.type()));
        out().println(describe(replayed.replay().replayedBy()));
        if (replayed.replay().replayedBy() instanceof ReplayedBy.Code code
                && !code.notRun().isEmpty()) {
            out().println(code.reservation());
        }
        out().println(replayed.replay().stateAfter(index).toPrettyString());
        for (ReplayError error : errors) {
            out().println("Version %d (%s) could not be applied: %s"
                    .formatted(error.event().version(), error.event().type(), error.message()));
        }
    }

    private static String describe(ReplayedBy replayedBy) {
        return switch (replayedBy) {
            case ReplayedBy.Code code -> "Replayed by %s from %s".formatted(code.className(), code.archive());
            case ReplayedBy.PayloadMerge() -> "A guess: payloads merged, since no aggregate code is known";
        };
    }

    private static ArrayNode json(List<ReplayError> errors) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (ReplayError error : errors) {
            node.addObject()
                    .put("version", error.event().version())
                    .put("type", error.event().type())
                    .put("message", error.message());
        }
        return node;
    }
}
