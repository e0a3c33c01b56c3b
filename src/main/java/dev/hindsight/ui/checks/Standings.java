package dev.hindsight.ui.checks;

import dev.hindsight.check.CheckStatus.Stage;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How a check stands, in words.
 *
 * @param words a few words, to stand beside the name
 * @param detail what it looked at, or why it could not; empty where there is nothing to say
 * @param progress from 0 to 1, negative where it cannot be known; null while it does not run
 */
record Standings(
        Tone tone, String words, String detail, @Nullable Double progress) {
    /** How it is to be taken. */
    enum Tone {
        QUIET("quiet"),
        GOOD("good"),
        BAD("bad"),
        UNSURE("unsure");

        private final String styleName;

        Tone(String styleName) {
            this.styleName = styleName;
        }

        /** The name of its pseudo-class in the style sheet. */
        String styleName() {
            return styleName;
        }
    }

    static Standings of(CheckEntry.Standing standing) {
        return switch (standing.stage()) {
            case null -> new Standings(Tone.QUIET, "", "", null);
            case Stage.Waiting() -> new Standings(Tone.QUIET, "waiting", "", null);
            case Stage.Running(Progress progress) -> running(standing, progress);
            case Stage.Ended(Outcome.Done(String looked)) -> done(standing, looked);
            case Stage.Ended(Outcome.NotApplicable(String reason)) ->
                new Standings(Tone.UNSURE, "not applicable", reason, null);
            case Stage.Ended(Outcome.Stopped(String reason)) -> partly(standing, "stopped", reason);
            case Stage.Failed(String reason) -> partly(standing, "failed", reason);
        };
    }

    private static Standings running(CheckEntry.Standing standing, Progress progress) {
        return new Standings(
                standing.found() > 0 ? Tone.BAD : Tone.QUIET,
                standing.found() > 0 ? found(standing.found()) + " so far" : "running",
                progress.done() == 0 ? "" : progress.toString(),
                progress.fraction());
    }

    private static Standings done(CheckEntry.Standing standing, String looked) {
        return standing.found() == 0
                ? new Standings(Tone.GOOD, "nothing found", looked, null)
                : new Standings(Tone.BAD, found(standing.found()), looked, null);
    }

    private static Standings partly(CheckEntry.Standing standing, String how, String reason) {
        return standing.found() == 0
                ? new Standings(Tone.UNSURE, how, reason, null)
                : new Standings(Tone.BAD, "%s, %s".formatted(found(standing.found()), how), reason, null);
    }

    static String found(long count) {
        return count == 1 ? "1 finding" : "%,d findings".formatted(count);
    }
}
