package dev.hindsight.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "window",
        description = "Opens the window, with a store at once where one is named. Any other store is opened in it.")
final class WindowCommand implements Callable<Integer> {
    private final WindowDoor door;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Place place = new Place();

    @Option(names = "--live", description = "Keep the shop of the sample trading while it is open.")
    private boolean live;

    WindowCommand(WindowDoor door) {
        this.door = door;
    }

    static final class Place {
        @Option(names = "--sample", description = "Open the sample shop that comes with Hindsight.")
        private boolean sample;

        @Option(names = "--profile", paramLabel = "NAME", description = "Open a connection saved in the window.")
        private @Nullable String profile;
    }

    @Override
    public Integer call() {
        door.open(new WindowDoor.Request(place.sample, live, place.profile)).ifPresent(obstacle -> {
            throw new CommandFailure(ExitCode.NO_WINDOW, obstacle);
        });
        return ExitCode.DONE;
    }
}
