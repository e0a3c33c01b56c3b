package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.process.ProcessRecorder;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.PlantedFault;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that were planted in the sample are the operations that fall out of the usual, and no others are. */
class SampleProcessTest {
    @ParameterizedTest
    @ValueSource(longs = {7, 2026})
    void findsThePlantedFaultsAndNothingElse(long seed) {
        DataSource database = TestPostgres.freshDatabase();
        new HistoryGenerator(seed, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(database), written -> {});
        ProcessRecorder recorder = new ProcessRecorder(true);
        StoreAddress address = new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null);
        try (EventStore store = new PostgresStores().open(address, Cancellation.never())) {
            store.headers(EventQuery.all(), Scan.oldestFirst(1_000_000), recorder, Cancellation.never());
        }
        assertThat(recorder.shape().odd())
                .extracting(odd -> odd.operation().value())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PlantedFault.values())
                        .map(fault -> fault.correlationId().toString())
                        .toList());
    }
}
