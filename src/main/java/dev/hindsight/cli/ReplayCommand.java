package dev.hindsight.cli;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.StreamSummary;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;

/** What all commands that replay one stream have in common. */
abstract class ReplayCommand extends StoreCommand {
    @Mixin
    private CodeOptions code = new CodeOptions();

    ReplayCommand(StoreDoor door) {
        super(door);
    }

    /** Replays the stream that a name means, with the code that was asked for. */
    ReplayedStream replay(StoreDoor.Opened opened, String name) {
        return replaying(opened, name, (host, replayed) -> replayed);
    }

    /** Replays the stream that a name means, and uses the replay while the code that replayed it can still be asked. */
    <T> T replaying(StoreDoor.Opened opened, String name, BiFunction<ReplayHost, ReplayedStream, T> use) {
        StreamSummary stream = stream(opened, name);
        CodeSettings saved = savedCode();
        CodeSettings settings = code.over(saved);
        if (settings.isEmpty()) {
            return use.apply(opened.host(), ReplayedStream.of(opened.store(), opened.host(), stream));
        }
        try (ReplayHost host = host(settings, opened.store())) {
            ReplayedBy replayedBy = host.codeFor(stream.type());
            if (replayedBy instanceof ReplayedBy.PayloadMerge && !settings.equals(saved)) {
                throw new CommandFailure(ExitCode.WRONG_USAGE, nothingFits(stream));
            }
            return use.apply(host, ReplayedStream.of(opened.store(), host, stream));
        } catch (ReplayException e) {
            throw new CommandFailure(ExitCode.NO_STORE, String.valueOf(e.getMessage()));
        }
    }

    static String nothingFits(StreamSummary stream) {
        return "No class of the class path looks like the aggregate of “%s” streams. Name it with --aggregate."
                .formatted(stream.type());
    }
}
