package dev.hindsight.ui.checks;

import dev.hindsight.check.Baseline;
import dev.hindsight.check.Check;
import dev.hindsight.check.CheckCatalogue;
import dev.hindsight.check.CheckRuns;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckStatus.Stage;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Severity;
import dev.hindsight.check.SnapshotCheck;
import dev.hindsight.check.readmodel.ExplainsRows;
import dev.hindsight.check.report.CheckReport;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.checks.CheckEntry.Standing;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The checks of the store, a run of some of them, and what it found so far. Used on the FX thread. */
public final class ChecksModel {
    private final Workspace workspace;
    private final CheckCatalogue catalogue;
    private final ReadModelMemory memory;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final Tasks.Slot goingSlot = new Tasks.Slot();
    private final RowModel row;
    private final ConsumersModel consumers;
    private final List<CheckEntry> entries;
    private final ScopeModel scope;
    private final FindingFiles files;
    private List<Check> running = List.of();
    private final Map<String, CheckStatus> statuses = new LinkedHashMap<>();
    private Instant begun = Instant.EPOCH;
    private Runnable showSnapshot = () -> {};
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final FilteredList<Finding> shown = new FilteredList<>(findings);
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final ObjectProperty<FindingFilter> filter = new SimpleObjectProperty<>(this, "filter", FindingFilter.NONE);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.BEFORE);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyObjectWrapper<@Nullable Finding> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", null);

    /** Where in a run the panel is. */
    enum Phase {
        BEFORE,
        RUNNING,
        CANCELLED,
        OVER
    }

    /** {@code memory} keeps the read models that are described. */
    public ChecksModel(Workspace workspace, CheckCatalogue catalogue, ReadModelMemory memory) {
        this.memory = memory;
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.row = new RowModel(workspace);
        this.consumers = new ConsumersModel(workspace);
        this.scope = new ScopeModel(workspace);
        this.files = new FindingFiles(workspace.tasks(), this::report);
        this.entries =
                catalogue.checks(workspace.host()).stream().map(CheckEntry::new).toList();
        filter.subscribe(now -> shown.setPredicate(now::shows));
        files.knownProperty().subscribe(known -> show());
    }

    Workspace workspace() {
        return workspace;
    }

    /** The row of a read model that the selected finding is about. */
    RowModel row() {
        return row;
    }

    /** Begins to describe a read model. */
    MappingModel describeReadModel() {
        return new MappingModel(workspace, memory);
    }

    ConsumersModel consumers() {
        return consumers;
    }

    ScopeModel scope() {
        return scope;
    }

    FindingFiles files() {
        return files;
    }

    /** What the last run found, compared with what was known; empty while it is not over. */
    Optional<CheckReport> report() {
        List<CheckStatus> ended =
                statuses.values().stream().filter(CheckStatus::isOver).toList();
        return ended.isEmpty() || phase.get() == Phase.RUNNING
                ? Optional.empty()
                : Optional.of(new CheckReport(workspace.store().description(), begun, ended, files.baseline()));
    }

    /** What is known, and was looked for in vain. */
    List<Baseline.Known> gone() {
        return report().map(run -> run.baseline().gone(run.statuses())).orElse(List.of());
    }

    /** Whether findings of the check of that name are about rows of read models. */
    boolean isAboutRows(Finding finding) {
        return running.stream()
                .filter(check -> check.name().equals(finding.check()))
                .anyMatch(ExplainsRows.class::isInstance);
    }

    /** Whether it is about a snapshot, at a version that can be shown. */
    boolean isAboutSnapshot(Finding finding) {
        return finding.version() != null
                && running.stream()
                        .filter(check -> check.name().equals(finding.check()))
                        .anyMatch(SnapshotCheck.class::isInstance);
    }

    /** {@code action} is called when the snapshot that the selected finding is about is wanted. */
    public void onShowSnapshot(Runnable action) {
        showSnapshot = action;
    }

    void showSnapshot() {
        showSnapshot.run();
    }

    /** All checks, in their order. */
    List<CheckEntry> entries() {
        return entries;
    }

    /** The findings that meet the filter, in the order in which they came. */
    ObservableList<Finding> shown() {
        return shown;
    }

    /** How many findings there are, those that are not shown included. */
    int found() {
        return findings.size();
    }

    /** How many findings there are of that severity, those that are not shown included. */
    int found(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    ObjectProperty<FindingFilter> filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What came of the run so far, a sentence or two. Changes whenever something was found. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What stands in the place of the findings while there are none. */
    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The finding that the window is at, or null. */
    ReadOnlyObjectProperty<@Nullable Finding> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Runs the chosen checks; what was found before is forgotten. */
    void run() {
        run(entry -> entry.chosenProperty().get());
    }

    /** Runs that check alone. */
    void runOnly(CheckEntry only) {
        run(entry -> entry.equals(only));
    }

    private void run(Predicate<CheckEntry> wanted) {
        Set<String> names =
                entries.stream().filter(wanted).map(CheckEntry::name).collect(Collectors.toSet());
        if (phase.get() == Phase.RUNNING || names.isEmpty()) {
            return;
        }
        begin(names);
        running = catalogue.checks(workspace.host(), scope.scope()).stream()
                .filter(check -> names.contains(check.name()))
                .toList();
        running.forEach(check -> statuses.put(check.name(), new CheckStatus(check, new Stage.Waiting(), List.of(), 0)));
        List<Check> checks = running;
        ArrivingFindings arriving = new ArrivingFindings(workspace.tasks()::later, this::take);
        workspace
                .tasks()
                .run("Checking the store", task -> await(checks, arriving, task))
                .in(slot)
                .onSuccess(ended -> phase.set(Phase.OVER))
                .andFinally(this::end)
                .start();
    }

    private static List<CheckStatus> await(List<Check> checks, ArrivingFindings arriving, RunningTask task) {
        try (CheckRuns runs = CheckRuns.start(checks, arriving);
                Cancellation.Registration _ = task.cancellation().onCancel(runs::cancel)) {
            return runs.await();
        }
    }

    /** Stops the run; what it found stays. */
    void cancel() {
        slot.cancel();
    }

    /** Moves the window to where it was found, as far as it was found in a stream. */
    void select(@Nullable Finding finding) {
        selected.set(finding);
        explain(finding);
        StreamId stream = finding == null ? null : finding.stream();
        if (finding == null || stream == null) {
            return;
        }
        Long version = finding.version();
        if (version == null) {
            goToEnd(stream);
        } else {
            go(stream, version);
        }
    }

    private void explain(@Nullable Finding finding) {
        Optional<ExplainsRows> explaining = finding == null
                ? Optional.empty()
                : running.stream()
                        .filter(check -> check.name().equals(finding.check()))
                        .filter(ExplainsRows.class::isInstance)
                        .map(ExplainsRows.class::cast)
                        .findFirst();
        if (finding != null && explaining.isPresent()) {
            row.show(finding, explaining.get());
        } else {
            row.clear();
        }
    }

    private void go(StreamId stream, long version) {
        workspace.navigation().go(new Location(workspace.store().description().name(), stream, version, null));
    }

    private void goToEnd(StreamId stream) {
        workspace
                .tasks()
                .run("Looking for " + stream, task -> workspace.store().stream(stream, task.cancellation()))
                .in(goingSlot)
                .onSuccess(found -> found.map(StreamSummary::lastVersion).ifPresent(version -> go(stream, version)))
                .start();
    }

    private void begin(Set<String> names) {
        selected.set(null);
        findings.clear();
        counts.clear();
        statuses.clear();
        begun = Instant.now();
        entries.forEach(entry ->
                entry.stand(names.contains(entry.name()) ? new Standing(new Stage.Waiting(), 0) : Standing.NOT_RUN));
        phase.set(Phase.RUNNING);
        show();
    }

    private void take(ArrivingFindings.Batch batch) {
        findings.addAll(batch.findings());
        batch.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        statuses.putAll(batch.statuses());
        for (CheckEntry entry : entries) {
            CheckStatus now = batch.statuses().get(entry.name());
            if (now != null) {
                entry.stand(new Standing(now.stage(), now.found()));
            }
        }
        show();
    }

    private void end() {
        if (phase.get() == Phase.RUNNING) {
            phase.set(Phase.CANCELLED);
        }
        show();
    }

    private void show() {
        Baseline baseline = files.baseline();
        long known = baseline.size() == 0
                ? 0
                : findings.stream().filter(baseline::knows).count();
        summary.set(ChecksSummary.of(phase.get(), findings.size(), known, entries));
        state.set(findings.isEmpty() ? stateWithoutFindings() : new PanelState.Ready());
    }

    private PanelState stateWithoutFindings() {
        return switch (phase.get()) {
            case BEFORE ->
                new PanelState.Empty(
                        "Nothing was checked yet",
                        "Choose what to look at and run it. The store is only read, and can be used meanwhile.");
            case RUNNING -> new PanelState.Loading("Looking; nothing was found so far");
            case CANCELLED -> new PanelState.Empty("Stopped before the end", summary.get());
            case OVER ->
                failure()
                        .<PanelState>map(reason -> new PanelState.Failed(reason, summary.get(), this::run))
                        .orElseGet(() -> new PanelState.Empty(
                                isAnythingDone() ? "Nothing was found" : "Nothing could be checked",
                                ChecksSummary.looked(entries)));
        };
    }

    private boolean isAnythingDone() {
        return entries.stream()
                .anyMatch(entry -> entry.standingProperty().get().stage() instanceof Stage.Ended(Outcome.Done _));
    }

    /** Why a check failed, if none went through. */
    private Optional<String> failure() {
        return isAnythingDone()
                ? Optional.empty()
                : entries.stream()
                        .map(entry -> entry.standingProperty().get().stage())
                        .filter(Stage.Failed.class::isInstance)
                        .map(stage -> ((Stage.Failed) stage).reason())
                        .findFirst();
    }
}
