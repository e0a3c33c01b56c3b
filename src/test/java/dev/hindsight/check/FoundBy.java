package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import java.util.ArrayList;
import java.util.List;

/** What a check found, and how it ended. */
record FoundBy(List<Finding> findings, Outcome outcome) {
    static FoundBy running(Check check) {
        List<Finding> findings = new ArrayList<>();
        CheckListener listener = new CheckListener() {
            @Override
            public synchronized void found(Finding finding) {
                findings.add(finding);
            }

            @Override
            public void progress(Progress progress) {}
        };
        Outcome outcome = check.run(listener, Cancellation.never());
        return new FoundBy(findings, outcome);
    }

    List<String> messages() {
        return findings.stream().map(Finding::message).toList();
    }
}
