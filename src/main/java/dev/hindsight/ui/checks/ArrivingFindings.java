package dev.hindsight.ui.checks;

import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.Finding;
import dev.hindsight.ui.checks.CheckEntry.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects what checks tell while they run, and hands it over in batches: however often they tell something, the window
 * changes once for all of it. Thread-safe.
 */
final class ArrivingFindings implements CheckWatcher {
    private final Consumer<Runnable> foreground;
    private final Consumer<Batch> sink;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private boolean waiting;

    /** What came since the batch before: findings, and how the checks stand that something became of. */
    record Batch(List<Finding> findings, Map<String, Standing> standings) {}

    /**
     * Begins to collect.
     *
     * @param foreground runs an action on the FX thread, later
     * @param sink is given each batch there
     */
    ArrivingFindings(Consumer<Runnable> foreground, Consumer<Batch> sink) {
        this.foreground = foreground;
        this.sink = sink;
    }

    @Override
    public void found(Finding finding) {
        collect(() -> findings.add(finding));
    }

    @Override
    public void changed(CheckStatus status) {
        collect(() -> standings.put(status.check().name(), new Standing(status.stage(), status.found())));
    }

    private void collect(Runnable action) {
        boolean call;
        synchronized (this) {
            action.run();
            call = !waiting;
            waiting = true;
        }
        if (call) {
            foreground.accept(() -> sink.accept(take()));
        }
    }

    private synchronized Batch take() {
        Batch batch = new Batch(List.copyOf(findings), Map.copyOf(standings));
        findings.clear();
        standings.clear();
        waiting = false;
        return batch;
    }
}
