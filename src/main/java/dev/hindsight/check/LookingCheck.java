package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import java.util.List;

/** A check that looks at all events, so that those that run together can share one reading of the store. */
interface LookingCheck extends Check {
    EventStore store();

    /** What it reads of each event. */
    SharedReading.Of reading();

    /** Begins a look; what it needs and others may need as well, it takes from the reading. */
    Look look(SharedReading reading, CheckListener listener, Cancellation cancellation);

    @Override
    default Outcome run(CheckListener listener, Cancellation cancellation) {
        return new SharedReading(List.of(new SharedReading.Onlooker(this, listener)), cancellation)
                .read()
                .getFirst()
                .get();
    }
}
