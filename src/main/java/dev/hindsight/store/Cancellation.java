package dev.hindsight.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets one thread stop the work of another. A reader registers what stops its current step (a statement's cancel, say)
 * and removes it when that step is over. Thread-safe.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** A cancellation that nobody will ever ask for. */
    public static Cancellation never() {
        return new Cancellation();
    }

    /** Stops the work: runs what is registered now, and at once whatever is registered later. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Goes on unless the work was cancelled.
     *
     * @throws ReadCancelledException if it was
     */
    public void check() {
        if (isCancelled()) {
            throw new ReadCancelledException();
        }
    }

    /** Runs the action when the work is cancelled; closing the registration forgets the action. */
    public Registration onCancel(Runnable action) {
        boolean runNow;
        synchronized (this) {
            runNow = cancelled;
            if (!runNow) {
                actions.add(action);
            }
        }
        if (runNow) {
            action.run();
        }
        return () -> forget(action);
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    /** What {@link #onCancel} registered. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
