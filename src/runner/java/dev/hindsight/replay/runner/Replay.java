package dev.hindsight.replay.runner;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One running replay: an aggregate, and how its state was when it was last looked at. */
final class Replay {
    private final Limits limits;
    private final Fold fold;
    private final EventObjects events;
    private final StateObserver observer;
    private final StateFields fields;

    private Replay(Limits limits, Fold fold, EventObjects events, StateFields fields) {
        this.limits = limits;
        this.fold = fold;
        this.events = events;
        this.fields = fields;
        this.observer = new StateObserver(fields, limits.stateValues());
    }

    /**
     * Begins with a blank aggregate.
     *
     * @param events makes the objects that code of that binding takes
     * @throws BindingException if the binding does not fit the classes
     */
    static Replay begin(String stream, Binding binding, EventObjects events, Limits limits) throws Exception {
        Fold fold = Folds.begin(stream, binding);
        return new Replay(limits, fold, events, new StateFields(binding.ignored()));
    }

    Limits limits() {
        return limits;
    }

    /** Applies the event and looks at the state; tells what went wrong, or null. */
    @Nullable Failure apply(Request.Apply request) {
        Failure failure = null;
        try {
            if (request.problem() != null) {
                throw new BindingException("The payload cannot be read. " + request.problem());
            }
            if (fold.takesRecords()) {
                fold.apply(request.event(), request.event());
            } else {
                for (Object event : events.of(request.event(), request.eventClass())) {
                    fold.apply(event, request.event());
                }
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OutOfMemoryError exhausted) {
                throw exhausted; // the process is of no use any more
            }
            failure = Failure.of(e);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            failure = Failure.of(e);
        }
        Failure unreadable = look();
        return failure == null ? unreadable : failure;
    }

    private @Nullable Failure look() {
        if (limits.stateValues() == 0) {
            return null;
        }
        try {
            observer.look(fold.state());
            return null;
        } catch (Exception | LinkageError | StackOverflowError e) {
            Failure failure = Failure.of(e);
            return new Failure("The state could not be read: " + failure.sentence(), failure.detail());
        }
    }

    /** Writes what the last event changed. */
    void writeState(JsonGenerator json) {
        observer.writeEdits(json);
    }

    /**
     * An event as the code takes it.
     *
     * @throws Exception if the code does not take it
     */
    Shown show(Request.Show request) throws Exception {
        List<Object> forms = events.of(request.event(), request.eventClass());
        Seen seen = new StateObserver(fields, limits.stateValues()).look(forms.size() == 1 ? forms.get(0) : forms);
        return new Shown(seen, events.upcasters(request.event()));
    }

    /**
     * An event as the code takes it.
     *
     * @param upcasters the names of those it went through, in their order
     */
    record Shown(Seen event, List<String> upcasters) {
        static final Shown NOTHING = new Shown(Seen.Leaf.NULL, List.of());
    }
}
