package dev.hindsight.ui.checks;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Severity;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which findings are shown: those of these severities with that text in any of their parts, ignoring case, and which are
 * not hidden because they are known.
 *
 * @param text empty for all
 * @param hidden the findings that are not shown
 */
record FindingFilter(String text, Set<Severity> severities, Baseline hidden) {
    static final FindingFilter NONE = new FindingFilter("", EnumSet.allOf(Severity.class), Baseline.NONE);

    FindingFilter {
        severities = Set.copyOf(severities);
    }

    FindingFilter containing(String newText) {
        return new FindingFilter(newText, severities, hidden);
    }

    FindingFilter hiding(Baseline known) {
        return new FindingFilter(text, severities, known);
    }

    FindingFilter with(Severity severity, boolean shown) {
        Set<Severity> changed = EnumSet.noneOf(Severity.class);
        changed.addAll(severities);
        if (shown) {
            changed.add(severity);
        } else {
            changed.remove(severity);
        }
        return new FindingFilter(text, changed, hidden);
    }

    boolean shows(Finding finding) {
        return severities.contains(finding.severity()) && !hidden.knows(finding) && mentions(finding);
    }

    private boolean mentions(Finding finding) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.of(finding.check(), FindingText.place(finding), finding.message())
                        .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
