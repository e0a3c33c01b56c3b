package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import java.util.Collection;
import java.util.List;

/** Whether the aggregate code knows the types of the events: takes at least one stored form of each. */
public final class TypeCheck extends FormCheck {
    private static final String NAME = "integrity-types";

    static final Fault UNKNOWN = new Fault(
            NAME,
            "unknown",
            Severity.ERROR,
            "Usually the event class was removed or renamed, or the events were written by another application or a newer release.");

    public TypeCheck(EventStore store, ReplayHost host) {
        super(store, host);
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
    void judge(Collection<List<StoredForms.Tried>> byType, CheckListener listener) {
        byType.stream()
                .filter(ofType -> ofType.stream().noneMatch(StoredForms.Tried::isTaken))
                .forEach(ofType -> tell(ofType, listener));
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
