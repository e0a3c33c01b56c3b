package dev.hindsight.ui.checks;

import dev.hindsight.check.CheckStatus.Stage;
import dev.hindsight.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What came of a run, in words. */
final class ChecksSummary {
    private ChecksSummary() {}

    /** {@code known} of those that were found are in the baseline. */
    static String of(ChecksModel.Phase phase, int found, long known, List<CheckEntry> entries) {
        List<Stage> stages = stages(entries);
        String words = found == 0 ? "Nothing found" : Standings.found(found) + known(found, known);
        return switch (phase) {
            case BEFORE -> "";
            case RUNNING ->
                found == 0 ? "%d of %d checks are done.".formatted(over(stages), stages.size()) : words + " so far.";
            case CANCELLED -> words + " until it was stopped; there may be more." + others(stages);
            case OVER -> words + "." + others(stages);
        };
    }

    /** How many checks looked at the store to the end, and what became of the others. */
    static String looked(List<CheckEntry> entries) {
        List<Stage> stages = stages(entries);
        long done = stages.stream()
                .filter(stage -> stage instanceof Stage.Ended(Outcome.Done _))
                .count();
        String words = switch ((int) done) {
            case 0 -> "No check went through.";
            case 1 -> "One check went through.";
            default -> "%d checks went through.".formatted(done);
        };
        return words + others(stages);
    }

    private static String known(int found, long known) {
        if (known == 0) {
            return "";
        }
        return known == found ? ", known already" : ", %,d of them known already".formatted(known);
    }

    private static List<Stage> stages(List<CheckEntry> entries) {
        List<Stage> stages = new ArrayList<>();
        entries.forEach(entry -> {
            Stage stage = entry.standingProperty().get().stage();
            if (stage != null) {
                stages.add(stage);
            }
        });
        return stages;
    }

    private static long over(List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage instanceof Stage.Ended || stage instanceof Stage.Failed)
                .count();
    }

    /** What must not pass for passed. */
    private static String others(List<Stage> stages) {
        List<String> others = new ArrayList<>();
        count(others, stages, stage -> stage instanceof Stage.Failed, "failed");
        count(others, stages, stage -> stage instanceof Stage.Ended(Outcome.Stopped _), "not to the end");
        count(others, stages, stage -> stage instanceof Stage.Ended(Outcome.NotApplicable _), "not applicable");
        return others.isEmpty() ? "" : " Of %d checks: %s.".formatted(stages.size(), String.join(", ", others));
    }

    private static void count(List<String> words, List<Stage> stages, Predicate<Stage> kind, String what) {
        long count = stages.stream().filter(kind).count();
        if (count > 0) {
            words.add("%d %s".formatted(count, what));
        }
    }
}
