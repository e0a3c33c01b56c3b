package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.Tail;
import dev.hindsight.testing.Events;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            StoreAddress address = address(standby);
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

    /** Events come when the standby has them; a transaction that runs on the primary holds them back here, too. */
    @Test
    void aStandbyIsFollowedWhileItsPrimaryIsWrittenTo() throws Exception {
        Events events = new Events();
        try (EmbeddedPostgres first = start()) {
            KitTables.fill(first.getPostgresDatabase(), List.of(events.next("order-1", "OrderCreated", "{}")));
        }
        Path copy = copied(data);
        try (EmbeddedPostgres primary = start();
                EmbeddedPostgres standby = start(copy, primary.getPort());
                EventStore store = new PostgresStores().open(address(standby), cancellation)) {
            Tail<EventHeader> tail = store.tailHeaders(OptionalLong.empty());
            tail.read(9, cancellation);
            List<String> expected = new ArrayList<>();
            List<String> come = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                expected.add(KitTables.append(primary.getPostgresDatabase(), "order"));
                come.addAll(read(tail));
            }
            while (come.size() < expected.size()) {
                come.addAll(read(tail));
            }
            assertThat(come).isEqualTo(expected);
            assertThat(heldBackBy(primary, tail).holder()).isEqualTo("a session of the primary server");
        }
    }

    private HeldBack heldBackBy(EmbeddedPostgres primary, Tail<EventHeader> tail) throws Exception {
        try (Connection slow = primary.getPostgresDatabase().getConnection()) {
            slow.setAutoCommit(false);
            KitTables.append(slow, "order");
            KitTables.append(primary.getPostgresDatabase(), "order");
            while (true) {
                Optional<HeldBack> heldBack = tail.read(9, cancellation).heldBack();
                if (heldBack.isPresent()) {
                    return heldBack.get();
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private List<String> read(Tail<EventHeader> tail) {
        return tail.read(9, cancellation).events().stream()
                .map(event -> event.id().value())
                .toList();
    }

    private static Path copied(Path folder) throws IOException {
        Path copy = Files.createTempDirectory("hindsight-standby");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.skip(1).toList()) {
                Files.copy(each, copy.resolve(folder.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.deleteIfExists(copy.resolve("postmaster.pid"));
        return copy;
    }

    private static EmbeddedPostgres start(Path copy, int primaryPort) throws IOException {
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primaryPort));
        return EmbeddedPostgres.builder()
                .setDataDirectory(copy)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost")
                .start();
    }

    private static StoreAddress address(EmbeddedPostgres server) {
        return new StoreAddress(
                "test",
                "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(server.getPort()),
                null,
                null,
                null);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "localhost")
                .start();
    }
}
