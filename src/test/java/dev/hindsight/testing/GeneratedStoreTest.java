package dev.hindsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class GeneratedStoreTest {
    private static final int EVENTS = 3_000;

    @Test
    void theExplorerReadsEveryEventInStreamsWithoutGaps() {
        DataSource database = TestPostgres.freshDatabase();
        GeneratedStore.fill(database, EVENTS);

        List<EventHeader> read = new ArrayList<>();
        StoreAddress address = new StoreAddress("generated", TestPostgres.jdbcUrl(database), null, null, null);
        try (EventStore store = new PostgresStores().open(address, Cancellation.never())) {
            store.headers(EventQuery.all(), Scan.oldestFirst(2 * EVENTS), read::add, Cancellation.never());
        }

        assertThat(read).hasSize(EVENTS);
        Map<String, Long> versions = new HashMap<>();
        for (EventHeader event : read) {
            long expected = versions.merge(event.stream().value(), 1L, Long::sum);
            assertThat(event.version()).isEqualTo(expected);
        }
        assertThat(versions.get("ledger-main")).isGreaterThan(EVENTS / 50);
        assertThat(GeneratedStore.size(database)).isEqualTo(EVENTS);
    }
}
