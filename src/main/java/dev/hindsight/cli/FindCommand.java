package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.ConditionException;
import dev.hindsight.replay.StateCondition;
import dev.hindsight.replay.Turn;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "find", description = "Finds the versions at which a condition on the state becomes true or false.")
final class FindCommand extends ReplayCommand {
    @Parameters(index = "0", paramLabel = "STREAM", description = "The stream, or an unmistakable part of its name.")
    private String stream = "";

    @Parameters(
            index = "1",
            paramLabel = "CONDITION",
            description = "Such as '/status = \"shipped\" and /total < 0'; also or, not, contains, exists.")
    private String condition = "";

    FindCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        StateCondition parsed = parsed();
        List<Turn> turns = replay(opened, stream).replay().find(parsed, index -> {});
        if (json()) {
            turns.forEach(turn -> out().println(new JsonLine()
                    .put("version", turn.event().version())
                    .put("type", turn.event().type())
                    .put("at", turn.event().at())
                    .put("holds", turn.holds())));
        } else {
            printTable(turns);
        }
        return ExitCode.DONE;
    }

    private void printTable(List<Turn> turns) {
        if (turns.isEmpty()) {
            out().println("It is not true at any version.");
            return;
        }
        Table table = new Table("V", "TIME", "TYPE", "BECOMES");
        for (Turn turn : turns) {
            EventHeader event = turn.event();
            table.row(
                    Long.toString(event.version()),
                    Times.show(event.at(), zone()),
                    event.type(),
                    Boolean.toString(turn.holds()));
        }
        table.print(out());
    }

    private StateCondition parsed() {
        try {
            return StateCondition.parse(condition);
        } catch (ConditionException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }
}
