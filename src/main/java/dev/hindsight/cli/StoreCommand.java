package dev.hindsight.cli;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StreamNames;
import dev.hindsight.store.StreamSummary;
import java.time.ZoneId;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What all commands on a store have in common: opening it, choosing the form of the output, finding a stream. */
abstract class StoreCommand extends AddressCommand {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of times typed and shown, such as Europe/Berlin. JSON is in UTC always.")
    private ZoneId zone = ZoneId.systemDefault();

    StoreCommand(StoreDoor door) {
        super(door);
    }

    /** Does what the command is for, and tells its exit code. */
    abstract int run(StoreDoor.Opened opened);

    @Override
    final int run() {
        try (StoreDoor.Opened opened = open()) {
            return run(opened);
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** A command runs until it is done; whoever wants it to stop ends the process. */
    static Cancellation cancellation() {
        return Cancellation.never();
    }

    /** The stream that a name or an unmistakable part of one means. */
    static StreamSummary stream(StoreDoor.Opened opened, String name) {
        return switch (StreamNames.resolve(opened.store(), name, cancellation())) {
            case StreamNames.Resolution.Found(StreamSummary stream) -> stream;
            case StreamNames.Resolution.Unknown() ->
                throw new CommandFailure(ExitCode.NOT_FOUND, "There is no stream called “%s”.".formatted(name));
            case StreamNames.Resolution.Ambiguous ambiguous ->
                throw new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "“%s” could be any of: %s%s."
                                .formatted(
                                        name,
                                        ambiguous.candidates().stream()
                                                .map(StreamId::value)
                                                .collect(Collectors.joining(", ")),
                                        ambiguous.more() ? " and others" : ""));
        };
    }

    /** The code that the profile keeps, if there is any. */
    CodeSettings savedCode() {
        return where().code(door());
    }

    ReplayHost host(CodeSettings code, EventStore store) {
        return door().host(code, store);
    }

    private StoreDoor.Opened open() {
        return where().sample() ? door().openSample(this::tell) : door().open(address());
    }
}
