package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.testing.Events;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerRestartTest {
    /** Not below the build's folder: the server may run as another user, who must be able to come here. */
    private final Path data = Files.createTempDirectory("hindsight-restart");

    ServerRestartTest() throws IOException {}

    @Test
    void anOpenStoreGoesOnOnceTheServerIsBack() throws IOException {
        int port;
        EventStore store;
        try (EmbeddedPostgres server = start(0)) {
            port = server.getPort();
            KitTables.fill(server.getPostgresDatabase(), List.of(new Events().next("order-1", "OrderCreated", "{}")));
            String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(port);
            store = new PostgresStores().open(new StoreAddress("test", url, null, null, null), Cancellation.never());
            assertThat(streams(store)).isEqualTo(1);
        }

        assertThatThrownBy(() -> streams(store))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("does not answer");

        try (EmbeddedPostgres _ = start(port)) {
            assertThat(streams(store)).isEqualTo(1);
        } finally {
            store.close();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static int streams(EventStore store) {
        return store.streams(StreamQuery.first(9), Cancellation.never()).items().size();
    }
}
