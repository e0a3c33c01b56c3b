package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.testing.Events;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real server in recovery, which takes nothing but reads. */
class StandbyTest {
    /** Not below the build's folder: the server may run as another user, who must be able to come here. */
    private final Path data = Files.createTempDirectory("hindsight-standby");

    private final Cancellation cancellation = Cancellation.never();

    StandbyTest() throws IOException {}

    @Test
    void aStandbyIsReadLikeItsPrimary() throws IOException {
        Events events = new Events();
        try (EmbeddedPostgres primary = start()) {
            KitTables.fill(
                    primary.getPostgresDatabase(),
                    List.of(events.next("order-1", "OrderCreated", "{}"), events.next("order-1", "OrderPaid", "{}")));
        }
        Files.createFile(data.resolve("standby.signal"));
        try (EmbeddedPostgres standby = start()) {
            StoreAddress address = new StoreAddress(
                    "test",
                    "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(standby.getPort()),
                    null,
                    null,
                    null);
            try (EventStore store = new PostgresStores().open(address, cancellation)) {
                List<EventHeader> headers = new ArrayList<>();
                store.headers(EventQuery.all(), Scan.oldestFirst(9), headers::add, cancellation);
                assertThat(headers).hasSize(2);
                assertThat(store.newest(cancellation)).isPresent();
                assertThat(store.density(4, cancellation)).isPresent();
                assertThat(store.streams(StreamQuery.first(9), cancellation).items())
                        .hasSize(1);
            }
            assertThat(new PostgresStores().attemptConnection(address, cancellation))
                    .allMatch(ConnectionStep::works)
                    .extracting(ConnectionStep::detail)
                    .anyMatch(detail -> detail.endsWith(", a standby"));
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost")
                .start();
    }
}
