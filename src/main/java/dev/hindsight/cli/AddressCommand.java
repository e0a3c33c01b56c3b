package dev.hindsight.cli;

import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands on a database have in common: where it is, and the form of the output. */
abstract class AddressCommand implements Callable<Integer> {
    private final StoreDoor door;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Mixin
    private StoreOptions where = new StoreOptions();

    @Option(names = "--json", description = "One JSON object per line, and nothing else, on standard output.")
    private boolean json;

    AddressCommand(StoreDoor door) {
        this.door = door;
    }

    /** Does what the command is for, and tells its exit code. */
    abstract int run();

    @Override
    public Integer call() {
        try {
            return run();
        } catch (StoreException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        } finally {
            out().flush();
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    boolean json() {
        return json;
    }

    StoreDoor door() {
        return door;
    }

    StoreOptions where() {
        return where;
    }

    /**
     * The database that was asked for.
     *
     * @throws CommandFailure for the sample, which has its own door
     */
    StoreAddress address() {
        if (where.sample()) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "The sample needs no such command: it has the layout hindsight. Give --url.");
        }
        return where.address(door, System.getenv("PGPASSWORD"));
    }

    void tell(String sentence) {
        PrintWriter messages = spec.commandLine().getErr();
        messages.println(sentence);
        messages.flush();
    }
}
