package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import java.util.Collection;
import java.util.List;

/** A check that judges what the aggregate code makes of the stored forms of events, which are tried once for all such. */
abstract class FormCheck extends LookingCheck {
    private final ReplayHost host;

    FormCheck(EventStore store, ReplayHost host) {
        super(store, SharedReading.Of.HEADERS);
        this.host = host;
    }

    @Override
    final Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        StoredForms forms = reading.shared(StoredForms.class, () -> new StoredForms(store(), host));
        return Look.ending(ending -> conclude(forms, ending, listener, cancellation));
    }

    private Outcome conclude(StoredForms forms, Ending ending, CheckListener listener, Cancellation cancellation) {
        List<StoredForms.Tried> tried = forms.attempt(listener, cancellation);
        judge(StoredForms.Tried.byType(tried), listener);
        return forms.outcome(ending, tried);
    }

    /** Tells what is wrong with the forms, which come by their event type. */
    abstract void judge(Collection<List<StoredForms.Tried>> byType, CheckListener listener);
}
