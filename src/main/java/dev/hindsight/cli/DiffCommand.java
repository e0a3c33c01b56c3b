package dev.hindsight.cli;

import dev.hindsight.replay.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "diff", description = "Shows what differs between two states of an aggregate.")
final class DiffCommand extends ReplayCommand {
    @Parameters(index = "0", paramLabel = "STREAM", description = "The stream, or an unmistakable part of its name.")
    private String stream = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "Version or time of the one state.")
    private String from = "";

    @Parameters(index = "2", paramLabel = "TO", description = "Version or time of the other state.")
    private String to = "";

    DiffCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        ReplayedStream replayed = replay(opened, stream);
        List<Change> changes =
                replayed.replay().difference(replayed.indexOf(from, zone()), replayed.indexOf(to, zone()));
        if (json()) {
            changes.forEach(change -> out().println(new JsonLine()
                    .put("path", change.path().toString())
                    .put("before", change.before())
                    .put("after", change.after())));
        } else {
            Table table = new Table("PATH", "BEFORE", "AFTER");
            changes.forEach(change -> table.row(change.path().toString(), text(change.before()), text(change.after())));
            table.print(out());
        }
        return ExitCode.DONE;
    }

    /** Nothing where there is no value: null is a value. */
    static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.toString();
    }
}
