package dev.hindsight.cli;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import java.io.PrintWriter;
import java.util.List;

/** Writes what checks find, when they find it, and then how each of them ended. */
sealed interface CheckOutput extends CheckWatcher {
    void list(List<Check> checks);

    void sumUp(List<CheckStatus> statuses);

    /** One JSON object for each finding, and one for each check. */
    record Lines(PrintWriter out) implements CheckOutput {
        @Override
        public void list(List<Check> checks) {
            checks.forEach(check ->
                    out.println(new JsonLine().put("check", check.name()).put("description", check.description())));
        }

        @Override
        public void found(Finding finding) {
            JsonLine line = new JsonLine()
                    .put("check", finding.check())
                    .put(
                            "stream",
                            finding.stream() == null ? null : finding.stream().value());
            Long version = finding.version();
            if (version == null) {
                line.put("version", (String) null);
            } else {
                line.put("version", version);
            }
            out.println(line.put("severity", finding.severity().label())
                    .put("kind", finding.fault().kind())
                    .put("subject", finding.subject())
                    .put("message", finding.message())
                    .put("cause", finding.cause()));
            out.flush();
        }

        @Override
        public void sumUp(List<CheckStatus> statuses) {
            for (CheckStatus status : statuses) {
                Ended ended = Ended.of(status);
                out.println(new JsonLine()
                        .put("check", status.check().name())
                        .put("outcome", ended.outcome())
                        .put("findings", status.found())
                        .put("detail", ended.detail()));
            }
        }
    }

    /** Findings as text, and a table of the checks. */
    record Text(PrintWriter out) implements CheckOutput {
        @Override
        public void list(List<Check> checks) {
            Table table = new Table("CHECK", "LOOKS AT");
            checks.forEach(check -> table.row(check.name(), check.description()));
            table.print(out);
        }

        @Override
        public void found(Finding finding) {
            out.println("%s  %s%s".formatted(finding.severity().label(), place(finding), finding.check()));
            out.println("    " + finding.message());
            out.println("    " + finding.cause());
            out.flush();
        }

        private static String place(Finding finding) {
            if (finding.stream() == null) {
                return finding.subject().isEmpty() ? "" : finding.subject() + "  ";
            }
            return finding.version() == null
                    ? finding.stream() + "  "
                    : "%s v %d  ".formatted(finding.stream(), finding.version());
        }

        @Override
        public void sumUp(List<CheckStatus> statuses) {
            Table table = new Table("CHECK", "FOUND", "ENDED", "");
            for (CheckStatus status : statuses) {
                Ended ended = Ended.of(status);
                table.row(
                        status.check().name(),
                        ended.outcome().equals("not applicable") ? "-" : "%,d".formatted(status.found()),
                        ended.outcome(),
                        ended.detail());
            }
            table.print(out);
        }
    }

    /** How a check ended, in words. */
    record Ended(String outcome, String detail) {
        static Ended of(CheckStatus status) {
            return switch (status.stage()) {
                case CheckStatus.Stage.Ended(Outcome.Done(String looked)) -> new Ended("done", looked);
                case CheckStatus.Stage.Ended(Outcome.NotApplicable(String reason)) ->
                    new Ended("not applicable", reason);
                case CheckStatus.Stage.Ended(Outcome.Stopped(String reason)) -> new Ended("stopped", reason);
                case CheckStatus.Stage.Failed(String reason) -> new Ended("failed", reason);
                case CheckStatus.Stage.Waiting(), CheckStatus.Stage.Running _ ->
                    throw new IllegalStateException(status.check().name() + " is not over.");
            };
        }
    }
}
