package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.FieldChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonPointer;

@Command(name = "history", description = "Shows every event that changed a value of an aggregate's state.")
final class HistoryCommand extends ReplayCommand {
    @Parameters(index = "0", paramLabel = "STREAM", description = "The stream, or an unmistakable part of its name.")
    private String stream = "";

    @Parameters(index = "1", paramLabel = "POINTER", description = "Where the value is, as a JSON Pointer: /status")
    private String pointer = "";

    HistoryCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        JsonPointer path = path();
        ReplayedStream replayed = replay(opened, stream);
        List<FieldChange> history = replayed.replay().history(path);
        if (json()) {
            history.forEach(change -> out().println(new JsonLine()
                    .put("version", change.event().version())
                    .put("type", change.event().type())
                    .put("at", change.event().at())
                    .put("before", change.before())
                    .put("after", change.after())));
        } else {
            printTable(history);
        }
        return ExitCode.DONE;
    }

    private void printTable(List<FieldChange> history) {
        Table table = new Table("V", "TIME", "TYPE", "BEFORE", "AFTER");
        for (FieldChange change : history) {
            EventHeader event = change.event();
            table.row(
                    Long.toString(event.version()),
                    Times.show(event.at(), zone()),
                    event.type(),
                    DiffCommand.text(change.before()),
                    DiffCommand.text(change.after()));
        }
        table.print(out());
    }

    private JsonPointer path() {
        try {
            return JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "“%s” is no JSON Pointer. It begins with a slash, as in /total/amount.".formatted(pointer));
        }
    }
}
