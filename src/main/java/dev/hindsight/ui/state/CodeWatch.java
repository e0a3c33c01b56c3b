package dev.hindsight.ui.state;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.ui.common.Workspace;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Looks now and then whether the code that replayed what is shown has been built anew since. */
public final class CodeWatch {
    private final Workspace workspace;
    private final BooleanSupplier replaying;
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private String replayedWith = "";
    private boolean looking;

    /** {@code replaying} tells whether what is shown is about to be replayed by other code than it is of. */
    CodeWatch(Workspace workspace, BooleanSupplier replaying) {
        this.workspace = workspace;
        this.replaying = replaying;
    }

    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** The version of the code that replayed what is shown from now on; empty where there is no code. */
    void replayedWith(String version) {
        replayedWith = version;
        changed.set(false);
    }

    /** What is shown will be replayed anew: there is no need to say that the code has changed. */
    void replaysAnew() {
        changed.set(false);
    }

    /** Looks, in the background; to be called now and then. */
    public void look() {
        if (looking || replaying.getAsBoolean() || replayedWith.isEmpty() || changed.get()) {
            return;
        }
        looking = true;
        String shown = replayedWith;
        workspace
                .tasks()
                .run("Looking at the code", task -> workspace.host().codeVersion())
                .onSuccess(version ->
                        changed.set(!replaying.getAsBoolean() && shown.equals(replayedWith) && !version.equals(shown)))
                .onError(ReplayException.class, error -> {}) // in the middle of a build, jars come and go
                .andFinally(() -> looking = false)
                .start();
    }
}
