package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import java.util.List;

/** Whether the aggregate code knows the types of the events: takes at least one stored form of each. */
public final class TypeCheck implements LookingCheck {
    private static final String NAME = "integrity-types";

    static final Fault UNKNOWN = new Fault(
            NAME,
            "unknown",
            Severity.ERROR,
            "Usually the event class was removed or renamed, or the events were written by another application or a newer release.");

    private final EventStore store;
    private final ReplayHost host;

    public TypeCheck(EventStore store, ReplayHost host) {
        this.store = store;
        this.host = host;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The aggregate code knows the type of each event.";
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public SharedReading.Of reading() {
        return SharedReading.Of.HEADERS;
    }

    @Override
    public Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        StoredForms forms = reading.shared(StoredForms.class, () -> new StoredForms(store, host));
        return Look.ending(ending -> conclude(forms, ending, listener, cancellation));
    }

    private static Outcome conclude(
            StoredForms forms, Ending ending, CheckListener listener, Cancellation cancellation) {
        List<StoredForms.Tried> tried = forms.attempt(listener, cancellation);
        StoredForms.Tried.byType(tried).stream()
                .filter(ofType -> ofType.stream().noneMatch(StoredForms.Tried::isTaken))
                .forEach(ofType -> tell(ofType, listener));
        return forms.outcome(ending, tried);
    }

    private static void tell(List<StoredForms.Tried> ofType, CheckListener listener) {
        StoredForms.Tried first = ofType.getFirst();
        StoredForms.Refusal refusal = first.refusals().getFirst();
        long count = ofType.stream().mapToLong(StoredForms.Tried::count).sum();
        listener.found(UNKNOWN.at(
                        refusal.event(),
                        "The code for %s takes no event of type %s, of which there %s. %s"
                                .formatted(
                                        first.form().streamType(),
                                        first.form().type(),
                                        count == 1 ? "is one" : "are %,d".formatted(count),
                                        refusal.reason()))
                .on(first.form().type()));
    }
}
