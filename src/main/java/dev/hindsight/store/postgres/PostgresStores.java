package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.DetectStores;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.LayoutTrial;
import dev.hindsight.store.OpenStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TryConnection;
import dev.hindsight.store.TryLayouts;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Opens event stores in PostgreSQL. */
public final class PostgresStores implements OpenStore, DetectStores, TryLayouts, TryConnection {
    @Override
    public EventStore open(StoreAddress address, Cancellation cancellation) {
        List<Layout> layouts = Layouts.wanted(address.layout());
        Sessions sessions = Sessions.open(address);
        try {
            return sessions.read(
                    cancellation,
                    session -> new PostgresEventStore(
                            address.name(),
                            sessions,
                            find(session, layouts, address, sessions.address()),
                            Capabilities.of(session)));
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    @Override
    public List<DetectedStore> detect(StoreAddress address, Cancellation cancellation) {
        List<Layout> layouts = Layouts.wanted(address.layout());
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, session -> {
                Capabilities capabilities = Capabilities.of(session);
                List<DetectedStore> detected = new ArrayList<>();
                for (StoreTable table : Recognition.find(session, layouts)) {
                    detected.add(new StoreSize(ListedEvents.in(session, table), capabilities).measure(session));
                }
                return detected;
            });
        }
    }

    @Override
    public List<String> ids() {
        return Layouts.ids();
    }

    @Override
    public String text(String id) {
        return LayoutFile.textOfBuiltIn(id);
    }

    @Override
    public LayoutTrial attempt(StoreAddress address, Cancellation cancellation) {
        Layout layout = Layouts.wanted(address.layout()).getFirst();
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, session -> Recognition.attempt(session, layout));
        }
    }

    @Override
    public List<ConnectionStep> attemptConnection(StoreAddress address, Cancellation cancellation) {
        return new ConnectionTrial(this, address, cancellation).run();
    }

    private static StoreTable find(Session session, List<Layout> layouts, StoreAddress address, String shownAddress)
            throws SQLException {
        List<StoreTable> found = Recognition.find(session, layouts);
        StoreTable table = Recognition.theOne(wanted(session, address, found), layouts, shownAddress);
        return ListedEvents.in(session, table).showingHidden(address.hiddenShown());
    }

    private static List<StoreTable> wanted(Session session, StoreAddress address, List<StoreTable> found)
            throws SQLException {
        if (address.table() != null) {
            return Recognition.named(address.table(), found);
        }
        String schema = session.connection().getSchema();
        return schema == null ? found : Recognition.preferring(schema, found);
    }
}
