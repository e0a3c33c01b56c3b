package dev.hindsight.ui.common;

import dev.hindsight.store.Cancellation;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Work that runs in the background: what it is, how far it is, and how to stop it. */
public final class RunningTask {
    private final String title;
    private final Cancellation cancellation;
    private final Executor foreground;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();

    RunningTask(String title, Cancellation cancellation, Executor foreground) {
        this.title = title;
        this.cancellation = cancellation;
        this.foreground = foreground;
    }

    public String title() {
        return title;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** From 0 to 1, or -1 where it cannot be known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What it is doing right now; empty where it has nothing to say. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /**
     * Tells how far the work is, from any thread and as often as it likes: only the latest report reaches the window.
     *
     * @param done from 0 to 1, or -1 where it cannot be known
     */
    public void report(double done, String what) {
        if (latest.getAndSet(new Report(done, what)) == null) {
            foreground.execute(this::showLatest);
        }
    }

    /** Stops the work; its callbacks will not be called. */
    public void cancel() {
        cancellation.cancel();
    }

    private void showLatest() {
        Report report = latest.getAndSet(null);
        if (report != null) {
            progress.set(report.done());
            message.set(report.what());
        }
    }

    private record Report(double done, String what) {}
}
