package dev.hindsight.check;

/** Looks on while checks run. Is called by one thread at a time, which is none of the watcher's own. */
public interface CheckWatcher {
    /** Somebody who looks at the {@link CheckRuns#statuses} only. */
    CheckWatcher NOBODY = new CheckWatcher() {};

    default void found(Finding finding) {}

    /** A check began, went on or ended. */
    default void changed(CheckStatus status) {}
}
