package dev.hindsight.ui.events;

import dev.hindsight.ui.common.Workspace;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Choosing the types of events, or of their streams, that the list shows. */
final class TypeChoice {
    private final EventQuestion question;
    private final TypeCounts counts;
    private final Function<EventFilter, Set<String>> chosen;
    private final BiFunction<EventFilter, Set<String>, EventFilter> with;
    private final boolean ofEvents;

    private TypeChoice(
            EventQuestion question,
            TypeCounts counts,
            Function<EventFilter, Set<String>> chosen,
            BiFunction<EventFilter, Set<String>, EventFilter> with,
            boolean ofEvents) {
        this.question = question;
        this.counts = counts;
        this.chosen = chosen;
        this.with = with;
        this.ofEvents = ofEvents;
    }

    static TypeChoice ofEvents(EventQuestion question, Workspace workspace) {
        return new TypeChoice(
                question,
                new TypeCounts(workspace.store()::eventTypes, workspace.tasks()),
                EventFilter::types,
                EventFilter::withTypes,
                true);
    }

    static TypeChoice ofStreams(EventQuestion question, Workspace workspace) {
        return new TypeChoice(
                question,
                new TypeCounts(workspace.store()::streamTypes, workspace.tasks()),
                EventFilter::streamTypes,
                EventFilter::withStreamTypes,
                false);
    }

    TypeCounts counts() {
        return counts;
    }

    /** Whether these are types of events, which have marks of their own. */
    boolean isOfEvents() {
        return ofEvents;
    }

    boolean isChosen(String type) {
        return chosen().contains(type);
    }

    Set<String> chosen() {
        return chosen.apply(question.filter());
    }

    /** Shows these types only; all of them, if there are none. */
    void choose(Set<String> types) {
        question.apply(choosing(types));
    }

    private EventFilter choosing(Set<String> types) {
        return with.apply(question.filter(), types);
    }

    /** Counts the types that can be chosen beside the rest of the filter. */
    void count() {
        counts.read(choosing(Set.of()).query(question.onlyStream()));
    }
}
