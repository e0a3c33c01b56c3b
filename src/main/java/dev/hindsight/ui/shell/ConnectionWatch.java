package dev.hindsight.ui.shell;

import dev.hindsight.event.Position;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the connection: follows the store when asked to, and tries again when it was lost. Someone has to call
 * {@link #tick} every second or so, on the FX thread.
 */
final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following");
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>(this, "notice", null);
    private Optional<Position> newest = Optional.empty();
    private boolean asking;

    ConnectionWatch(Workspace workspace) {
        this.workspace = workspace;
        workspace.tasks().onUnhandledError(this::report);
    }

    /** Whether the panels read again as soon as the store has new events. */
    BooleanProperty followingProperty() {
        return following;
    }

    /** What went wrong last, or null. */
    ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(null);
    }

    /** Asks the store for its newest event if there is a reason to. */
    void tick() {
        if (!asking && (following.get() || connectionLost())) {
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
                .run("Looking for new events", task -> workspace.store().newest(task.cancellation()))
                .in(slot)
                .onSuccess(this::compare)
                .onError(StoreUnreachableException.class, this::report)
                .onError(StoreException.class, this::report)
                .andFinally(() -> asking = false)
                .start();
    }

    private void compare(Optional<Position> found) {
        boolean grown = !found.equals(newest);
        newest = found;
        if (connectionLost() || grown) {
            readAgain();
        }
    }

    private void report(Throwable error) {
        if (!connectionLost() || !(error instanceof StoreUnreachableException)) {
            LOG.warn("{}", workspace.store().description().name(), error);
            notice.set(Notice.of(error));
        }
    }
}
