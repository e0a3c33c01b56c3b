package dev.hindsight.ui.checks;

import dev.hindsight.check.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as text, for cells and for copying. */
final class FindingText {
    private FindingText() {}

    /** The stream, or what it is about where it is in no stream. */
    static String place(Finding finding) {
        return finding.stream() == null ? finding.subject() : finding.stream().value();
    }

    static String version(Finding finding) {
        return finding.version() == null ? "" : Long.toString(finding.version());
    }

    /** One finding after the other, each with its cause. */
    static String of(List<Finding> findings) {
        return findings.stream().map(FindingText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Finding finding) {
        String version = finding.version() == null ? "" : " v " + finding.version();
        return "%s  %s%s  %s\n    %s\n    %s"
                .formatted(
                        finding.severity().label(),
                        place(finding),
                        version,
                        finding.check(),
                        finding.message(),
                        finding.cause());
    }
}
