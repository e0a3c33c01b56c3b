package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.OpenStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreDescription;
import java.util.List;

/** Opens event stores in PostgreSQL. */
public final class PostgresStores implements OpenStore {
    @Override
    public EventStore open(StoreAddress address, Cancellation cancellation) {
        List<Layout> layouts = Layouts.wanted(address.layout());
        Sessions sessions = Sessions.open(address);
        try {
            StoreTable table = sessions.read(cancellation, session -> {
                List<StoreTable> found = Recognition.find(session.connection(), layouts);
                String schema = session.connection().getSchema();
                List<StoreTable> preferred = schema == null ? found : Recognition.preferring(schema, found);
                return Recognition.theOne(preferred, layouts, sessions.address());
            });
            return new PostgresEventStore(address.name(), sessions, table);
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    /**
     * Every store in the database that a layout describes.
     *
     * @throws dev.hindsight.store.StoreUnreachableException if there is no getting to the database
     */
    public List<StoreDescription> detect(StoreAddress address, Cancellation cancellation) {
        List<Layout> layouts = Layouts.wanted(address.layout());
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, session -> Recognition.find(session.connection(), layouts)).stream()
                    .map(table -> new StoreDescription(
                            address.name(), sessions.address(), table.layout().id(), table.shownName()))
                    .toList();
        }
    }
}
