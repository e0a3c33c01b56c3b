package dev.hindsight.ui.whatif;

import dev.hindsight.replay.WhatIf;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What is supposed, one step after the other: each can be undone, and done again. Used on the FX thread. */
final class Suppositions {
    private final Runnable changed;
    private final Deque<WhatIf> done = new ArrayDeque<>();
    private final Deque<WhatIf> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private WhatIf now = WhatIf.NOTHING;

    /** {@code changed} is run when another history is supposed than before, but not by {@link #forget}. */
    Suppositions(Runnable changed) {
        this.changed = changed;
    }

    WhatIf now() {
        return now;
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Takes the next step; those that were undone are gone. */
    void suppose(WhatIf next) {
        done.push(now);
        undone.clear();
        turnTo(next);
    }

    void undo() {
        step(done, undone);
    }

    void redo() {
        step(undone, done);
    }

    private void step(Deque<WhatIf> from, Deque<WhatIf> to) {
        if (!from.isEmpty()) {
            to.push(now);
            turnTo(from.pop());
        }
    }

    private void turnTo(WhatIf next) {
        now = next;
        tellSteps();
        changed.run();
    }

    private void tellSteps() {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
    }

    /** Supposes nothing any more; that can be undone. */
    void startOver() {
        if (!now.isNothing()) {
            suppose(WhatIf.NOTHING);
        }
    }

    /** Supposes nothing, of another stream: there is nothing to undo. */
    void forget() {
        now = WhatIf.NOTHING;
        done.clear();
        undone.clear();
        tellSteps();
    }
}
