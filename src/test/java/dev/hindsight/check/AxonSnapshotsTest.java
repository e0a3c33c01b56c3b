package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.AxonApplication;
import dev.hindsight.testing.AxonStores;
import dev.hindsight.testing.TestPostgres;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with snapshots that Axon 4 itself has stored is found; the states in them are written by hand. */
class AxonSnapshotsTest {
    @TempDir
    private static Path folder;

    private static List<Path> classPath = List.of();

    private final DataSource database = TestPostgres.freshDatabase();
    private URLClassLoader application;
    private ReplayHost host;

    @BeforeAll
    static void build() {
        classPath = AxonApplication.writeTo(folder);
    }

    @BeforeEach
    void open() throws Exception {
        application = AxonApplication.load(classPath);
        host = CodeHosts.open(
                CodeSettings.NONE.withClassPath(
                        classPath.stream().map(Path::toString).toList()),
                type -> Set.of());
    }

    @AfterEach
    void close() throws Exception {
        host.close();
        application.close();
    }

    @Test
    void snapshotsOfJdbcAreComparedWithReplay() throws Exception {
        EventStorageEngine engine = AxonStores.jdbc(database, AxonStores.jackson(application));
        booking(engine, "B-sound", 5);
        engine.storeSnapshot(snapshot("B-sound", 1, state("B-sound", "99.50")));
        booking(engine, "B-wrong", 5);
        engine.storeSnapshot(snapshot("B-wrong", 1, state("B-wrong", "1.00")));
        booking(engine, "B-ahead", 3);
        engine.storeSnapshot(snapshot("B-ahead", 7, state("B-ahead", "99.50")));
        booking(engine, "B-stale", 14);
        engine.storeSnapshot(snapshot("B-stale", 1, state("B-stale", "99.50")));
        booking(engine, "B-cut", 5);
        engine.storeSnapshot(snapshot("B-cut", 1, state("B-cut", "99.50")));
        execute(
                "UPDATE snapshotevententry SET payload = substring(payload FOR 20) WHERE aggregateidentifier = 'B-cut'");

        FoundBy found = check("axon4-jdbc");

        assertThat(found.messages())
                .anySatisfy(
                        message -> assertThat(message).startsWith("The snapshot of B-cut at version 1 cannot be read."))
                .contains(
                        "In the snapshot of B-wrong at version 1, /total is 1.00; replay gives 99.50.",
                        "There is a snapshot of B-ahead at version 7, and its last event has version 2.",
                        "The latest snapshot of B-stale is at version 1, 12 events behind; usual for HotelBooking is one"
                                + " every 2 events.")
                .hasSize(4);
        assertThat(found.outcome()).isEqualTo(new Outcome.Done("5 snapshots of 5 streams"));
    }

    /** Hibernate keeps payloads as large objects. */
    @Test
    void snapshotsOfJpaAreComparedWithReplay() throws Exception {
        try (SessionFactory factory = AxonStores.hibernate(database)) {
            EntityManager entities = factory.createEntityManager();
            entities.getTransaction().begin();
            EventStorageEngine engine = AxonStores.jpa(entities, AxonStores.jackson(application));
            booking(engine, "B-sound", 5);
            engine.storeSnapshot(snapshot("B-sound", 1, state("B-sound", "99.50")));
            booking(engine, "B-wrong", 5);
            engine.storeSnapshot(snapshot("B-wrong", 1, state("B-wrong", "1.00")));
            entities.getTransaction().commit();
            entities.close();

            assertThat(check("axon4-jpa").messages())
                    .containsExactly("In the snapshot of B-wrong at version 1, /total is 1.00; replay gives 99.50.");
        }
    }

    private FoundBy check(String layout) {
        try (EventStore store = new PostgresStores()
                .open(
                        new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null),
                        Cancellation.never())) {
            assertThat(store.description().layout()).isEqualTo(layout);
            return FoundBy.running(new SnapshotCheck(store, host, CheckScope.ALL));
        }
    }

    /** A booking of one room, which is moved again and again. */
    private void booking(EventStorageEngine engine, String id, int events) throws Exception {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        messages.add(message(id, 0, "Booked", "{\"bookingId\":\"%s\",\"customer\":\"Ada\"}"));
        messages.add(message(
                id,
                1,
                "RoomAdded",
                "{\"bookingId\":\"%s\",\"roomId\":\"12a\",\"from\":\"2026-05-01\",\"price\":99.50}"));
        for (int i = 2; i < events; i++) {
            messages.add(
                    message(id, i, "RoomMoved", "{\"bookingId\":\"%s\",\"roomId\":\"12a\",\"from\":\"2026-06-01\"}"));
        }
        engine.appendEvents(messages);
    }

    private DomainEventMessage<?> message(String id, long sequence, String type, String json) throws Exception {
        Object event = AxonStores.mapper()
                .readValue(json.formatted(id), application.loadClass("travel.BookingEvents$" + type));
        return new GenericDomainEventMessage<>("HotelBooking", id, sequence, event);
    }

    private static DomainEventMessage<?> snapshot(String id, long sequence, Map<String, ?> state) {
        return new GenericDomainEventMessage<>("HotelBooking", id, sequence, state);
    }

    /** After the second event. */
    private static Map<String, ?> state(String id, String total) {
        return Map.of(
                "bookingId",
                id,
                "customer",
                "Ada",
                "total",
                new BigDecimal(total),
                "closed",
                false,
                "rooms",
                List.of(Map.of("roomId", "12a", "from", "2026-05-01", "moves", 0)));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
