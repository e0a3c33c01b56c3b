package dev.hindsight.check;

import java.util.List;

/**
 * How a check stands. Immutable.
 *
 * @param findings what it found so far, in the order in which it was found, up to {@link CheckRuns#MOST_KEPT}
 * @param found how many findings there are, those that are not kept included
 */
public record CheckStatus(Check check, Stage stage, List<Finding> findings, long found) {
    /** Where in its run a check is. */
    public sealed interface Stage {
        record Waiting() implements Stage {}

        record Running(Progress progress) implements Stage {}

        record Ended(Outcome outcome) implements Stage {}

        /**
         * It could not go on. What it found before counts, and there may be more.
         *
         * @param reason a sentence
         */
        record Failed(String reason) implements Stage {}
    }

    public CheckStatus {
        findings = List.copyOf(findings);
    }

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return stage instanceof Stage.Ended || stage instanceof Stage.Failed;
    }
}
