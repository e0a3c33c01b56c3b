package dev.hindsight.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** All commands together. */
public final class CommandLineProgram {
    private final CommandLine commandLine;

    /** Output and messages go to these writers, and nowhere else. */
    public CommandLineProgram(StoreDoor door, WindowDoor window, PrintWriter out, PrintWriter messages) {
        commandLine = new CommandLine(new Root());
        for (Object command : List.of(
                new WindowCommand(window),
                new DetectCommand(door),
                new LayoutCommand(door),
                new ProfilesCommand(door),
                new StreamsCommand(door),
                new EventsCommand(door),
                new TailCommand(door),
                new StateCommand(door),
                new DiffCommand(door),
                new HistoryCommand(door),
                new FindCommand(door),
                new CompareCommand(door),
                new TraceCommand(door),
                new CheckCommand(door),
                new TimelineCommand(door))) {
            commandLine.addSubcommand(command);
        }
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setOut(out);
        commandLine.setErr(messages);
        commandLine.setParameterExceptionHandler(CommandLineProgram::explainUsage);
        commandLine.setExecutionExceptionHandler(CommandLineProgram::explainFailure);
    }

    /** Runs the command and returns the exit code for the process. */
    public int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    private static int explainUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("Try: hindsight " + command.getCommandName() + " --help");
        command.getErr().flush();
        return ExitCode.WRONG_USAGE;
    }

    private static int explainFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CommandFailure known) {
            command.getErr().println(known.getMessage());
            command.getErr().flush();
            return known.exitCode();
        }
        throw failure;
    }

    @Command(
            name = "hindsight",
            description = "Explores event stores in PostgreSQL, reading only. Without a command it opens its window.",
            mixinStandardHelpOptions = true,
            scope = CommandLine.ScopeType.INHERIT,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND")
    static final class Root implements Runnable {
        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineProgram.class.getPackage().getImplementationVersion();
            return new String[] {"Hindsight " + (version == null ? "(not packaged)" : version)};
        }
    }
}
