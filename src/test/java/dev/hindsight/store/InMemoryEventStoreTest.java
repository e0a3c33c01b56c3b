package dev.hindsight.store;

import dev.hindsight.event.StoredEvent;
import java.util.List;

class InMemoryEventStoreTest extends EventStoreConformance {
    @Override
    protected EventStore storeWith(List<StoredEvent> stored) {
        return new InMemoryEventStore(stored);
    }
}
