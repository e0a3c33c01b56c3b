package dev.hindsight.ui.shell;

import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the connection: tries again when it was lost. Someone has to call {@link #tick} every second or so, on
 * the FX thread.
 */
final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", null);
    private boolean asking;

    ConnectionWatch(Workspace workspace) {
        this.workspace = workspace;
        workspace.tasks().onUnhandledError(this::report);
    }

    /** What went wrong last, or null. */
    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(null);
    }

    /** Asks the store for its newest event if it could not be reached before. */
    void tick() {
        if (!asking && connectionLost()) {
            ask();
        }
    }

    /** Reads everything again; an old notice is taken back. */
    void readAgain() {
        dismissNotice();
        workspace.reload();
    }

    private boolean connectionLost() {
        Notice current = notice.get();
        return current != null && current.connectionLost();
    }

    private void ask() {
        asking = true;
        workspace
                .tasks()
                .run("Looking for the server", task -> workspace.store().newest(task.cancellation()))
                .in(slot)
                .onSuccess(newest -> readAgain())
                .onError(StoreException.class, this::report)
                .andFinally(() -> asking = false)
                .start();
    }

    private void report(Throwable error) {
        if (!connectionLost() || !(error instanceof StoreUnreachableException)) {
            LOG.warn("{}", workspace.store().description().name(), error);
            notice.set(Notice.of(error));
        }
    }
}
