package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import com.thoughtworks.xstream.XStream;
import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.Trace;
import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Stores that Axon 4 itself writes here, read as Axon's own engine reads them. */
class AxonStoreTest {
    private static final String TRACE = "t-1";

    @TempDir
    private Path folder;

    private final Cancellation cancellation = Cancellation.never();
    private final DataSource database = TestPostgres.freshDatabase();

    /** An event as the application has it; not a record, which XStream cannot read. */
    public static final class Placed {
        private final String customer;
        private final BigDecimal total;
        private final long number;
        private final @Nullable String note;

        Placed(String customer, BigDecimal total, long number, @Nullable String note) {
            this.customer = customer;
            this.total = total;
            this.number = number;
            this.note = note;
        }

        public String getCustomer() {
            return customer;
        }

        public BigDecimal getTotal() {
            return total;
        }

        public long getNumber() {
            return number;
        }

        public @Nullable String getNote() {
            return note;
        }
    }

    @Test
    void jdbcWithJacksonIsReadAsAxonReadsIt() throws Exception {
        isReadAsAxonReadsIt(
                AxonStores.jdbc(database, AxonStores.jackson(getClass().getClassLoader())), "axon4-jdbc");
        assertThat(payloads("axon4-jdbc").getFirst())
                .isEqualTo("{\"customer\":\"Zoë\",\"total\":12.50,\"number\":9007199254740993,\"note\":null}");
    }

    @Test
    void jdbcWithXStreamIsReadAsAxonReadsIt() throws Exception {
        XStream xstream = new XStream();
        xstream.allowTypes(new Class<?>[] {Placed.class});
        isReadAsAxonReadsIt(
                AxonStores.jdbc(
                        database, XStreamSerializer.builder().xStream(xstream).build()),
                "axon4-jdbc");
        assertThat(payloads("axon4-jdbc").getFirst())
                .isEqualTo("{\"customer\":\"Zoë\",\"total\":\"12.50\",\"number\":\"9007199254740993\"}");
    }

    @Test
    void jpaWithLargeObjectsIsReadAsAxonReadsIt() throws Exception {
        try (SessionFactory factory = AxonStores.hibernate(database)) {
            EntityManager entities = factory.createEntityManager();
            isReadAsAxonReadsIt(
                    AxonStores.jpa(entities, AxonStores.jackson(getClass().getClassLoader())), "axon4-jpa");
            assertThat(typeOfPayload()).isEqualTo("oid");
            assertThat(payloads("axon4-jpa")).hasSize(3).first().asString().contains("9007199254740993");
            entities.close();
        }
    }

    /** The way of a user: a store in production, the jar that writes it, and the aggregate at every version. */
    @Test
    void anAggregateOfAJpaStoreIsRebuiltByItsOwnCode() throws Exception {
        List<Path> classPath = AxonApplication.writeTo(folder);
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (SessionFactory factory = AxonStores.hibernate(database);
                URLClassLoader application = AxonApplication.load(classPath);
                EventStore store = writeTravel(factory, application);
                ReplayHost host = CodeHosts.open(
                        CodeSettings.NONE.withClassPath(
                                classPath.stream().map(Path::toString).toList()),
                        type -> Set.of())) {
            Thread.currentThread().setContextClassLoader(application);
            List<StoredEvent> events = all(store);
            RecordedReplay replay = RecordedReplay.of(
                    host, new StreamId("B-1"), events.getFirst().header().streamType(), events::forEach, done -> {});

            assertThat(replay.errors()).isEmpty();
            JsonNode last = replay.stateAfter(events.size() - 1);
            String truth = (String) application
                    .loadClass("travel.Truth")
                    .getMethod("state", int.class)
                    .invoke(null, events.size());
            assertThat(truth)
                    .startsWith(last.path("bookingId").asString() + " "
                            + last.path("customer").asString());
            assertThat(truth).contains(last.path("total").toString());
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private EventStore writeTravel(SessionFactory factory, ClassLoader application) throws Exception {
        EntityManager entities = factory.createEntityManager();
        EventStorageEngine engine = AxonStores.jpa(entities, AxonStores.jackson(application));
        @SuppressWarnings("unchecked")
        List<String> lines = (List<String>)
                application.loadClass("travel.Truth").getMethod("events").invoke(null);
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            Object event = AxonStores.mapper()
                    .readValue(line.substring(space + 1), application.loadClass(line.substring(0, space)));
            messages.add(new GenericDomainEventMessage<>("HotelBooking", "B-1", messages.size(), event));
        }
        engine.appendEvents(messages);
        entities.close();
        return open();
    }

    private void isReadAsAxonReadsIt(EventStorageEngine engine, String layout) {
        engine.appendEvents(message("order-1", 0, new Placed("Zoë", new BigDecimal("12.50"), 9007199254740993L, null)));
        engine.appendEvents(
                message("order-1", 1, new Placed("日本", BigDecimal.ONE, 1, "a")),
                message("order-2", 0, new Placed("<&>\"", BigDecimal.TEN, 2, "b")));
        try (EventStore store = open()) {
            List<StoredEvent> events = all(store);

            assertThat(store.description().layout()).isEqualTo(layout);
            List<? extends DomainEventMessage<?>> own =
                    new ArrayList<>(engine.readEvents("order-1").asStream().toList());
            List<EventHeader> read = events.stream()
                    .map(StoredEvent::header)
                    .filter(event -> event.stream().value().equals("order-1"))
                    .toList();
            assertThat(read).hasSameSizeAs(own).hasSize(2);
            for (int i = 0; i < read.size(); i++) {
                assertSame(read.get(i), own.get(i));
            }
            assertThat(events).hasSize(3).allSatisfy(event -> {
                assertThat(String.valueOf(event.header().correlation())).isEqualTo(TRACE);
                assertThat(String.valueOf(event.header().causation())).isEqualTo("command-1");
            });
            assertLinksAreThoseThatWereWritten(store);
        }
    }

    /** Axon stores no commands: the three events stand together behind the one that all of them name. */
    private void assertLinksAreThoseThatWereWritten(EventStore store) {
        Trace trace = new OperationReader(store, 100)
                .read(TRACE, cancellation)
                .orElseThrow()
                .trace();
        assertThat(trace.missingCauses()).containsExactly(new EventId("command-1"));
        assertThat(trace.roots()).hasSize(1);
        assertThat(trace.children(trace.roots()[0])).containsExactly(0, 1, 2);
    }

    private static void assertSame(EventHeader read, DomainEventMessage<?> own) {
        assertThat(read.id().value()).isEqualTo(own.getIdentifier());
        assertThat(read.version()).isEqualTo(own.getSequenceNumber());
        assertThat(read.at()).isEqualTo(own.getTimestamp());
        assertThat(read.type()).isEqualTo(own.getPayloadType().getName());
        assertThat(read.streamType()).isEqualTo(own.getType());
    }

    private static DomainEventMessage<?> message(String aggregate, long sequence, Placed event) {
        return new GenericDomainEventMessage<>(
                "Order", aggregate, sequence, event, Map.of("traceId", TRACE, "correlationId", "command-1"));
    }

    private List<String> payloads(String layout) {
        try (EventStore store = open()) {
            assertThat(store.description().layout()).isEqualTo(layout);
            return all(store).stream()
                    .map(event -> new ContentDecoder().decode(event.payload()))
                    .map(decoded ->
                            decoded instanceof Decoded.Json json ? json.value().toString() : decoded.toString())
                    .toList();
        }
    }

    private String typeOfPayload() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_typeof(payload) FROM domain_event_entry LIMIT 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private EventStore open() {
        return new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), cancellation);
    }

    private List<StoredEvent> all(EventStore store) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(EventQuery.all(), Scan.oldestFirst(100), events::add, cancellation);
        return events;
    }
}
