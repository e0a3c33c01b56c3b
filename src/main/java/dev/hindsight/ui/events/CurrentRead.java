package dev.hindsight.ui.events;

import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** One read at a time: what starts takes the place of what ran before, of which nothing is heard any more. */
final class CurrentRead {
    private final Tasks tasks;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private int turn;

    CurrentRead(Tasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    boolean isRunning() {
        return running.get();
    }

    /** Neither {@code success} nor {@code failure} is called once the read was cancelled, or another one has started. */
    <T> void start(Function<RunningTask, T> read, Consumer<T> success, Consumer<StoreException> failure) {
        int thisTurn = ++turn;
        running.set(true);
        tasks.run("Reading events", read::apply)
                .onSuccess(result -> {
                    running.set(false);
                    success.accept(result);
                })
                .onError(StoreException.class, error -> {
                    running.set(false);
                    failure.accept(error);
                })
                .andFinally(() -> end(thisTurn))
                .in(slot)
                .start();
    }

    /** Newer work may have started in the meantime; then it is that work which says when reading is over. */
    private void end(int thisTurn) {
        if (thisTurn == turn) {
            running.set(false);
        }
    }

    /** Stops it, in the server too. */
    void cancel() {
        slot.cancel();
        turn++;
        running.set(false);
    }
}
