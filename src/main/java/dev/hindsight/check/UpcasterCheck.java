package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import java.util.Collection;
import java.util.List;

/**
 * Whether the aggregate code brings each stored form of each event type to its current one. A type of which it takes no
 * form at all is unknown to it, which is for {@link TypeCheck} to tell.
 */
public final class UpcasterCheck extends FormCheck {
    private static final String NAME = "upcasters";

    static final Fault REFUSED = new Fault(
            NAME,
            "form",
            Severity.ERROR,
            "Usually the form of the event was changed without an upcaster from the one before, or an upcaster expects something that not every event has.");

    public UpcasterCheck(EventStore store, ReplayHost host) {
        super(store, host);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Every stored form of every event type passes through the upcasters to the form that the code takes.";
    }

    @Override
    void judge(Collection<List<StoredForms.Tried>> byType, CheckListener listener) {
        byType.stream()
                .filter(ofType -> ofType.stream().anyMatch(StoredForms.Tried::isTaken))
                .flatMap(List::stream)
                .filter(form -> !form.refusals().isEmpty())
                .forEach(form -> tell(form, listener));
    }

    private static void tell(StoredForms.Tried form, CheckListener listener) {
        StoredForms.Refusal refusal = form.refusals().getFirst();
        String which = form.isTaken()
                ? "Some events of type %s (%,d of the %,d that were tried)"
                        .formatted(form.form(), form.refusals().size(), form.samples())
                : "Events of type %s, of which there %s,"
                        .formatted(form.form(), form.count() == 1 ? "is one" : "are %,d".formatted(form.count()));
        listener.found(REFUSED.at(
                        refusal.event(),
                        "%s cannot be brought to their current form. %s".formatted(which, refusal.reason()))
                .on(form.form().toString()));
    }
}
