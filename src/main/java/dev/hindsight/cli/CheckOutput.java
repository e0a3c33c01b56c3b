package dev.hindsight.cli;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.Finding;
import dev.hindsight.check.report.CheckReport;
import java.io.PrintWriter;
import java.util.List;

/** Writes what checks find, when they find it, and then how each of them ended. */
sealed interface CheckOutput extends CheckWatcher {
    void list(List<Check> checks);

    void sumUp(List<CheckStatus> statuses);

    /** Tells of what was known before and is not found any more. */
    void gone(List<Baseline.Known> gone);

    /** One JSON object for each finding, and one for each check. */
    record Lines(PrintWriter out, Baseline baseline) implements CheckOutput {
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
            if (baseline.size() > 0) {
                line.put("new", !baseline.knows(finding));
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
                CheckReport.Ended ended = CheckReport.ended(status);
                out.println(new JsonLine()
                        .put("check", status.check().name())
                        .put("outcome", ended.outcome())
                        .put("findings", status.found())
                        .put("detail", ended.detail()));
            }
        }

        @Override
        public void gone(List<Baseline.Known> gone) {
            for (Baseline.Known known : gone) {
                out.println(new JsonLine()
                        .put("check", known.key().check())
                        .put("gone", true)
                        .put("kind", known.key().kind())
                        .put("stream", known.key().stream())
                        .put("subject", known.key().subject())
                        .put("message", known.message()));
            }
        }
    }

    /** Findings as text, and a table of the checks. */
    record Text(PrintWriter out, Baseline baseline) implements CheckOutput {
        @Override
        public void list(List<Check> checks) {
            Table table = new Table("CHECK", "LOOKS AT");
            checks.forEach(check -> table.row(check.name(), check.description()));
            table.print(out);
        }

        @Override
        public void found(Finding finding) {
            out.println("%s  %s  %s%s"
                    .formatted(
                            finding.severity().label(),
                            CheckReport.place(finding),
                            finding.check(),
                            baseline.knows(finding) ? "  (known)" : ""));
            out.println("    " + finding.message());
            out.println("    " + finding.cause());
            out.flush();
        }

        @Override
        public void sumUp(List<CheckStatus> statuses) {
            Table table = new Table("CHECK", "FOUND", "ENDED", "");
            for (CheckStatus status : statuses) {
                CheckReport.Ended ended = CheckReport.ended(status);
                table.row(
                        status.check().name(),
                        ended.outcome().equals("not applicable") ? "-" : "%,d".formatted(status.found()),
                        ended.outcome(),
                        ended.detail());
            }
            table.print(out);
        }

        @Override
        public void gone(List<Baseline.Known> gone) {
            gone.forEach(
                    known -> out.println("gone  %s  %s".formatted(known.key().check(), known.message())));
        }
    }
}
