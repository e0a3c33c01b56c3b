package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.EventStoreConformance;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresEventStoreConformanceTest extends EventStoreConformance {
    private final List<PostgresEventStore> opened = new ArrayList<>();

    @Override
    protected EventStore storeWith(List<StoredEvent> stored) {
        DataSource database = freshDatabase();
        KitTables.fill(database, stored);
        StoreAddress address = new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null);
        PostgresEventStore store = (PostgresEventStore) new PostgresStores().open(address, Cancellation.never());
        opened.add(store);
        return store;
    }

    DataSource freshDatabase() {
        return TestPostgres.freshDatabase();
    }

    @AfterEach
    void givesEveryConnectionBack() {
        for (PostgresEventStore store : opened) {
            assertThat(store.activeConnections()).isZero();
            store.close();
        }
    }
}
