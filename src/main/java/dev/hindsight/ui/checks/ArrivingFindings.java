package dev.hindsight.ui.checks;

import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.Finding;
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
    private final Map<String, CheckStatus> statuses = new HashMap<>();
    private boolean waiting;

    /** What came since the batch before: findings, and how the checks stand that something became of, by their names. */
    record Batch(List<Finding> findings, Map<String, CheckStatus> statuses) {}

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
        collect(() -> statuses.put(status.check().name(), status));
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
        Batch batch = new Batch(List.copyOf(findings), Map.copyOf(statuses));
        findings.clear();
        statuses.clear();
        waiting = false;
        return batch;
    }
}
