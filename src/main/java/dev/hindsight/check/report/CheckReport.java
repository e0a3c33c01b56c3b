package dev.hindsight.check.report;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Severity;
import dev.hindsight.event.Location;
import dev.hindsight.event.LocationLink;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.StoreDescription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run of checks found in a store.
 *
 * @param at when the checks were run
 * @param statuses the checks, all of them over
 * @param baseline what was known before
 */
public record CheckReport(StoreDescription store, Instant at, List<CheckStatus> statuses, Baseline baseline) {
    public CheckReport {
        statuses = List.copyOf(statuses);
    }

    /** How a check ended, in a word and in a phrase. */
    public record Ended(String outcome, String detail) {}

    /** How a check ended: "done", "not applicable", "stopped" or "failed", and what it looked at, or why not. */
    public static Ended ended(CheckStatus status) {
        return switch (status.stage()) {
            case CheckStatus.Stage.Ended(Outcome.Done(String looked)) -> new Ended("done", looked);
            case CheckStatus.Stage.Ended(Outcome.NotApplicable(String reason)) -> new Ended("not applicable", reason);
            case CheckStatus.Stage.Ended(Outcome.Stopped(String reason)) -> new Ended("stopped", reason);
            case CheckStatus.Stage.Failed(String reason) -> new Ended("failed", reason);
            case CheckStatus.Stage.Waiting(), CheckStatus.Stage.Running _ ->
                throw new IllegalStateException(status.check().name() + " is not over.");
        };
    }

    /** Where a finding is, for people. */
    public static String place(Finding finding) {
        StreamId stream = finding.stream();
        if (stream == null) {
            return finding.subject();
        }
        String place = finding.version() == null ? stream.value() : "%s v %d".formatted(stream, finding.version());
        return finding.subject().isEmpty() ? place : "%s %s".formatted(place, finding.subject());
    }

    boolean isNew(Finding finding) {
        return !baseline.knows(finding);
    }

    /** All findings, check by check. */
    List<Finding> findings() {
        return statuses.stream().flatMap(status -> status.findings().stream()).toList();
    }

    long count(Severity severity) {
        return findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** The link that leads to a finding in the window. */
    Optional<String> link(Finding finding) {
        StreamId stream = finding.stream();
        Long version = finding.version();
        return stream == null || version == null
                ? Optional.empty()
                : Optional.of(LocationLink.format(new Location(store.name(), stream, version, null)));
    }
}
