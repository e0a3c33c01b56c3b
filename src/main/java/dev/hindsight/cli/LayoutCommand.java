package dev.hindsight.cli;

import dev.hindsight.store.LayoutException;
import dev.hindsight.store.LayoutTrial;
import dev.hindsight.store.StoreAddress;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with layouts: list them, show one as a start for a file of one's own, try one on a database. */
@Command(
        name = "layout",
        description = "Lists and shows layouts, proposes one for a table, and tries one on a database.")
final class LayoutCommand implements Runnable {
    private final StoreDoor door;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    LayoutCommand(StoreDoor door) {
        this.door = door;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about layouts: list, show, propose or check?");
    }

    @Command(name = "list", description = "Lists the layouts that come with Hindsight.")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        door.layouts().ids().forEach(out::println);
        out.flush();
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "Prints a layout, to start a file of your own from.")
    int show(@Parameters(paramLabel = "ID") String id) {
        try {
            spec.commandLine().getOut().println(door.layouts().text(id).strip());
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        } catch (LayoutException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    @Command(
            name = "propose",
            description = "Prints a layout for a table of your own, guessed from its columns and some of its rows.")
    int propose(
            @Parameters(paramLabel = "[SCHEMA.]TABLE") String table,
            @Option(names = "--url", required = true, paramLabel = "JDBC_URL") String url,
            @Option(names = "--user", paramLabel = "NAME", defaultValue = Option.NULL_VALUE)
                    @org.jspecify.annotations.Nullable String user) {
        StoreAddress address = new StoreAddress(table, url, user, System.getenv("PGPASSWORD"), null);
        CommandLine program = spec.commandLine();
        return new LayoutProposal(door.mapper(), program.getOut(), program.getErr()).run(table, address);
    }

    @Command(
            name = "check",
            description = "Tries a layout on a database: what is there, what is missing, and the first events.")
    int check(
            @Parameters(paramLabel = "FILE_OR_ID") String layout,
            @Option(names = "--url", required = true, paramLabel = "JDBC_URL") String url,
            @Option(names = "--user", paramLabel = "NAME", defaultValue = Option.NULL_VALUE)
                    @org.jspecify.annotations.Nullable String user) {
        StoreAddress address = new StoreAddress(layout, url, user, System.getenv("PGPASSWORD"), layout);
        return new LayoutCheck(door, spec.commandLine().getOut()).run(address);
    }

    /** Whether the layout fits decides the exit code. */
    static int exitCode(LayoutTrial trial) {
        return trial.candidates().stream().anyMatch(LayoutTrial.Candidate::recognised)
                ? ExitCode.DONE
                : ExitCode.DIFFERS;
    }
}
