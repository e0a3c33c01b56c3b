package dev.hindsight.ui.events;

import dev.hindsight.store.EventQuery;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The query as it is typed: whether it can be read, what it could go on with, and what the store expects of it. */
final class QueryModel {
    private final Workspace workspace;
    private final Tasks.Slot sampling = new Tasks.Slot();
    private final Tasks.Slot estimating = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable ConditionSyntaxException> mistake =
            new ReadOnlyObjectWrapper<>(this, "mistake", null);
    private final ReadOnlyObjectWrapper<@Nullable QueryEstimate> estimate =
            new ReadOnlyObjectWrapper<>(this, "estimate", null);
    private QueryVocabulary vocabulary = QueryVocabulary.EMPTY;
    private boolean learnt;

    QueryModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What is wrong with the text that was read last; null if nothing is. */
    ReadOnlyObjectProperty<@Nullable ConditionSyntaxException> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** What the store expects of the query in force; null while it asks nothing, or nothing is known. */
    ReadOnlyObjectProperty<@Nullable QueryEstimate> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /** Reads the text; a blank one asks nothing. Empty after a mistake, which is told. */
    Optional<Reading> read(String text) {
        mistake.set(null);
        if (text.isBlank()) {
            return Optional.of(new Reading(null));
        }
        try {
            return Optional.of(
                    new Reading(ConditionParser.parse(text, workspace.view().zone())));
        } catch (ConditionSyntaxException e) {
            mistake.set(e);
            return Optional.empty();
        }
    }

    /** A text that could be read. */
    record Reading(@Nullable Condition condition) {}

    /** Forgets the mistake: the text is being changed. */
    void forgetMistake() {
        mistake.set(null);
    }

    /** Looks at the store for words to propose, once. */
    void learn() {
        if (!learnt) {
            learnt = true;
            workspace
                    .tasks()
                    .run(
                            "Looking at the newest events",
                            task -> QueryVocabulary.of(workspace.store(), task.cancellation()))
                    .in(sampling)
                    .onSuccess(found -> vocabulary = found)
                    // Without proposals, queries can be typed all the same; what ails the store is told by its panels.
                    .onError(StoreException.class, error -> {})
                    .start();
        }
    }

    QueryCompletion complete(String text, int caret) {
        return QueryCompletion.at(text, caret, vocabulary);
    }

    /** Asks the planner about the query, unless it asks for nothing that has to be searched. */
    void estimate(EventQuery query) {
        estimate.set(null);
        estimating.cancel();
        if (query.isSelective()) {
            workspace
                    .tasks()
                    .run("Asking the planner", task -> workspace.store().estimate(query, task.cancellation()))
                    .in(estimating)
                    .onSuccess(found -> estimate.set(found.orElse(null)))
                    // The query itself will meet the same trouble, and tells it.
                    .onError(StoreException.class, error -> {})
                    .start();
        }
    }
}
