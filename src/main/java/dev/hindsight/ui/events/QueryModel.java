package dev.hindsight.ui.events;

import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The query as it is typed: whether it can be read, and what the store expects of it. */
final class QueryModel {
    private final Workspace workspace;
    private final EventQuestion question;
    private final QueryMemory memory;
    private final Tasks.Slot estimating = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable ConditionSyntaxException> mistake =
            new ReadOnlyObjectWrapper<>(this, "mistake", null);
    private final ReadOnlyObjectWrapper<@Nullable QueryEstimate> estimate =
            new ReadOnlyObjectWrapper<>(this, "estimate", null);

    QueryModel(Workspace workspace, EventQuestion question, QueryMemory memory) {
        this.workspace = workspace;
        this.question = question;
        this.memory = memory;
    }

    /** What is wrong with the text that was read last; null if nothing is. */
    ReadOnlyObjectProperty<@Nullable ConditionSyntaxException> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** What the store expects of the query in force; null while it asks nothing, or nothing is known. */
    ReadOnlyObjectProperty<@Nullable QueryEstimate> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /** The queries that were asked and saved before. */
    QueryMemory memory() {
        return memory;
    }

    /** The query in force, as it is typed. */
    Optional<String> text() {
        return Optional.ofNullable(question.filter().where()).map(ConditionText::of);
    }

    /**
     * Shows only events that meet the query, which is remembered; a blank one asks nothing. A mistake is told, and changes
     * nothing.
     */
    void ask(String typed) {
        mistake.set(null);
        try {
            ask(
                    typed.isBlank()
                            ? null
                            : ConditionParser.parse(typed, workspace.view().zone()));
        } catch (ConditionSyntaxException e) {
            mistake.set(e);
        }
    }

    private void ask(@Nullable Condition condition) {
        question.apply(question.filter().where(condition));
        text().ifPresent(this::remember);
    }

    private void remember(String asked) {
        try {
            memory.change(history -> history.asked(asked));
        } catch (SettingsException e) {
            workspace.tasks().report(e);
        }
    }

    /** Forgets the mistake: the text is being changed. */
    void forgetMistake() {
        mistake.set(null);
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
