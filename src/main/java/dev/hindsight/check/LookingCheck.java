package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import java.util.List;

/** A check that looks at all events, so that those that run together can share one reading of the store. */
abstract class LookingCheck implements Check {
    private final EventStore store;
    private final SharedReading.Of reading;

    /** {@code reading} is what it reads of each event. */
    LookingCheck(EventStore store, SharedReading.Of reading) {
        this.store = store;
        this.reading = reading;
    }

    final EventStore store() {
        return store;
    }

    final SharedReading.Of reading() {
        return reading;
    }

    /** Begins a look; what it needs and others may need as well, it takes from the reading. */
    abstract Look look(SharedReading reading, CheckListener listener, Cancellation cancellation);

    @Override
    public final Outcome run(CheckListener listener, Cancellation cancellation) {
        return new SharedReading(List.of(new SharedReading.Onlooker(this, listener)), cancellation)
                .read()
                .getFirst()
                .get();
    }
}
