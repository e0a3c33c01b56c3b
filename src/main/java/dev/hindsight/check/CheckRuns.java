package dev.hindsight.check;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that run in the background, a few at once, and what they found so far. Findings and statuses are told to the
 * watcher one after the other. Thread-safe.
 */
public final class CheckRuns implements AutoCloseable {
    /** The most findings of one check that are kept; all of them are told to the watcher, and counted. */
    public static final int MOST_KEPT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(CheckRuns.class);
    /** A store opens four connections at most, and others want to read as well. */
    private static final int AT_ONCE = 2;

    private final List<Run> runs;
    private final CheckWatcher watcher;
    private final Cancellation cancellation = new Cancellation();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("check-", 1).factory());

    private CheckRuns(List<Check> checks, CheckWatcher watcher) {
        this.runs = checks.stream().map(Run::new).toList();
        this.watcher = watcher;
    }

    /** Starts the checks and returns at once. */
    public static CheckRuns start(List<Check> checks, CheckWatcher watcher) {
        CheckRuns started = new CheckRuns(checks, watcher);
        started.together().forEach(runs -> started.threads.execute(() -> started.run(runs)));
        started.threads.shutdown();
        return started;
    }

    /** Those that can share a reading of the store run together, in place of the first of them. */
    private Collection<List<Run>> together() {
        Map<Object, List<Run>> groups = new LinkedHashMap<>();
        for (Run run : runs) {
            Object key = run.check instanceof LookingCheck looking ? List.of(looking.store(), looking.reading()) : run;
            groups.computeIfAbsent(key, of -> new ArrayList<>()).add(run);
        }
        return groups.values();
    }

    private void run(List<Run> group) {
        group.forEach(Run::begin);
        List<SharedReading.Onlooker> onlookers = new ArrayList<>();
        for (Run run : group) {
            if (run.check instanceof LookingCheck looking) {
                onlookers.add(new SharedReading.Onlooker(looking, run));
            }
        }
        if (onlookers.isEmpty()) {
            group.forEach(run -> run.end(() -> run.check.run(run, cancellation)));
            return;
        }
        List<Supplier<Outcome>> outcomes = new SharedReading(onlookers, cancellation).read();
        for (int i = 0; i < group.size(); i++) {
            group.get(i).end(outcomes.get(i));
        }
    }

    /** How each check stands now, in the order of the checks. */
    public synchronized List<CheckStatus> statuses() {
        return runs.stream().map(Run::status).toList();
    }

    /** Stops all checks; what they found so far stays. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Waits until all checks are over, and tells how they ended. */
    public List<CheckStatus> await() {
        try {
            while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                LOG.debug("Checks still run");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            cancel();
        }
        return statuses();
    }

    /** Stops what still runs, and waits for it. */
    @Override
    public void close() {
        cancel();
        await();
    }

    private final class Run implements CheckListener {
        private final Check check;
        private final List<Finding> findings = new ArrayList<>();
        private CheckStatus.Stage stage = new CheckStatus.Stage.Waiting();
        private long found;

        Run(Check check) {
            this.check = check;
        }

        CheckStatus status() {
            return new CheckStatus(check, stage, findings, found);
        }

        void begin() {
            progress(new Progress(0, 0, "events"));
        }

        void end(Supplier<Outcome> work) {
            enter(ending(work));
        }

        private CheckStatus.Stage ending(Supplier<Outcome> work) {
            try {
                cancellation.check();
                return new CheckStatus.Stage.Ended(work.get());
            } catch (ReadCancelledException _) {
                return new CheckStatus.Stage.Ended(new Outcome.Stopped("Stopped before the end."));
            } catch (StoreException | ReplayException e) {
                return new CheckStatus.Stage.Failed(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("The check {} failed", check.name(), e);
                return new CheckStatus.Stage.Failed("The check failed by a fault of its own: " + e);
            }
        }

        private void enter(CheckStatus.Stage newStage) {
            synchronized (CheckRuns.this) {
                stage = newStage;
                watcher.changed(status());
            }
        }

        @Override
        public void found(Finding finding) {
            synchronized (CheckRuns.this) {
                found++;
                if (findings.size() < MOST_KEPT) {
                    findings.add(finding);
                }
                watcher.found(finding);
            }
        }

        @Override
        public void progress(Progress progress) {
            enter(new CheckStatus.Stage.Running(progress));
        }
    }
}
