package dev.hindsight.ui.events;

import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.Workspace;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The words to propose wherever something about this store is typed; the store is looked at once, and only if needed. */
final class SampledWords {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<QueryVocabulary> vocabulary =
            new ReadOnlyObjectWrapper<>(this, "vocabulary", QueryVocabulary.EMPTY);
    private boolean learnt;

    SampledWords(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Empty until the store was looked at. */
    ReadOnlyObjectProperty<QueryVocabulary> vocabularyProperty() {
        return vocabulary.getReadOnlyProperty();
    }

    /** To be called when somebody is about to type. */
    void learn() {
        if (!learnt) {
            learnt = true;
            workspace
                    .tasks()
                    .run(
                            "Looking at the newest events",
                            task -> QueryVocabulary.of(workspace.store(), task.cancellation()))
                    .onSuccess(vocabulary::set)
                    // Without proposals one can type all the same; what ails the store is told by its panels.
                    .onError(StoreException.class, error -> learnt = false)
                    .start();
        }
    }
}
