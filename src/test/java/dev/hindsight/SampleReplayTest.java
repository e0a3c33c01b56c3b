package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.Trace;
import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.cli.StoreDoor;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.replay.runner.ObservedState;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.MerchantAccount;
import dev.hindsight.sample.Order;
import dev.hindsight.sample.Payment;
import dev.hindsight.sample.Shipment;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TryLayouts;
import dev.hindsight.store.postgres.PostgresMapper;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import dev.hindsight.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The state that the command line shows is the one that the kit's own rehydrate computes: at every version. */
class SampleReplayTest {
    private static final Map<String, Function<List<DomainEvent>, Aggregate>> REHYDRATE = Map.of(
            "Order", Order::rehydrate,
            "Payment", Payment::rehydrate,
            "Shipment", Shipment::rehydrate,
            "MerchantAccount", MerchantAccount::rehydrate);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int LONG = 100;

    private static PostgresEventStore kit;
    private static EventStore store;

    @BeforeAll
    static void writeTheSample() {
        DataSource database = TestPostgres.freshDatabase();
        // As the explorer reads: without the keys of the shop's customers.
        kit = new PostgresEventStore(database, ShopEvents.serializer());
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(database), written -> {});
        store = new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void everyVersionOfEveryStreamIsWhatRehydrateComputes() {
        List<StreamSummary> streams =
                store.streams(StreamQuery.first(10_000), Cancellation.never()).items();
        assertThat(streams).hasSizeGreaterThan(100);
        for (StreamSummary stream : streams) {
            List<DomainEvent> events = kit.getEvents(stream.id().value(), 0);
            assertThat(events).hasSize((int) stream.events());
            if (events.size() > LONG) {
                compareReplay(stream, events);
            } else {
                compareCommand(stream, events);
            }
        }
    }

    @Test
    void theTraceOfEveryOperationHasTheLinksThatWereWritten() {
        Map<UUID, List<DomainEvent>> operations;
        try (Stream<DomainEvent> events = kit.getAllEvents(Position.START)) {
            operations = events.collect(
                    Collectors.groupingBy(event -> event.metadata().correlationId()));
        }
        assertThat(operations).hasSizeGreaterThan(50);
        operations.forEach((operation, events) -> {
            Trace trace = new OperationReader(store, 10_000)
                    .read(operation.toString(), Cancellation.never())
                    .orElseThrow()
                    .trace();
            assertThat(trace.events()).isEqualTo(events.size());
            assertThat(trace.missingCauses()).isEmpty();
            for (DomainEvent event : events) {
                int node =
                        trace.indexOf(new EventId(event.eventId().toString())).orElseThrow();
                int parent = trace.parent(node);
                UUID cause = event.metadata().causationId();
                String expected = operation.equals(cause) ? "none" : String.valueOf(cause);
                assertThat(
                                parent == Trace.NONE
                                        ? "none"
                                        : trace.node(parent).id().value())
                        .isEqualTo(expected);
            }
        });
    }

    @Test
    void theUpcastersOfOldFormsAreNamedInTheirOrder() {
        Map<String, List<String>> chains = new HashMap<>();
        List<StoredEvent> created = new ArrayList<>();
        store.events(EventQuery.all(), Scan.oldestFirst(100_000), created::add, Cancellation.never());
        created.stream()
                .filter(event -> event.header().type().equals("OrderCreated"))
                .forEach(event -> chains.computeIfAbsent(
                        String.valueOf(event.header().schemaVersion()),
                        form -> ((CodeForm.Taken)
                                        TestDoor.HOST.currentForm(event).orElseThrow())
                                .upcasters()));

        assertThat(chains)
                .isEqualTo(Map.of(
                        "1", List.of("OrderCreated 1 to OrderCreated 2", "OrderCreated 2 to OrderCreated 3"),
                        "2", List.of("OrderCreated 2 to OrderCreated 3"),
                        "3", List.of()));
    }

    private static void compareCommand(StreamSummary stream, List<DomainEvent> events) {
        for (int version = 1; version <= events.size(); version++) {
            assertThat(stateShownAt(stream, version))
                    .as("%s at version %d", stream.id(), version)
                    .isEqualTo(rehydrated(stream.type(), events.subList(0, version)));
        }
    }

    /** One replay for all versions, since a command for each of thousands would read the stream thousands of times. */
    private static void compareReplay(StreamSummary stream, List<DomainEvent> events) {
        RecordedReplay replay = RecordedReplay.of(
                TestDoor.HOST,
                stream.id(),
                stream.type(),
                sink -> store.events(
                        EventQuery.ofStream(stream.id()), Scan.oldestFirst(100_000), sink, Cancellation.never()),
                done -> {});
        for (int version = 1; version <= events.size(); version++) {
            assertThat(MAPPER.readTree(replay.stateAfter(version - 1).toString()))
                    .as("%s at version %d", stream.id(), version)
                    .isEqualTo(rehydrated(stream.type(), events.subList(0, version)));
        }
        assertThat(stateShownAt(stream, events.size())).isEqualTo(rehydrated(stream.type(), events));
    }

    private static JsonNode rehydrated(String type, List<DomainEvent> events) {
        Aggregate aggregate = Objects.requireNonNull(REHYDRATE.get(type)).apply(events);
        return MAPPER.readTree(ObservedState.json(aggregate, Set.of("version")));
    }

    private static JsonNode stateShownAt(StreamSummary stream, int version) {
        StringWriter out = new StringWriter();
        StringWriter messages = new StringWriter();
        int exitCode = new CommandLineProgram(
                        new TestDoor(), new NoWindow(), new PrintWriter(out), new PrintWriter(messages))
                .run(
                        "state",
                        stream.id().value(),
                        "--at",
                        Integer.toString(version),
                        "--url",
                        "jdbc:postgresql:test",
                        "--json");
        assertThat(exitCode).as(messages.toString()).isZero();
        return MAPPER.readTree(out.toString()).get("state");
    }

    /** Leads to the one store of this test, which stays open. */
    private static final class TestDoor implements StoreDoor {
        @Override
        public List<DetectedStore> detect(StoreAddress address) {
            return List.of();
        }

        @Override
        public MapTables mapper() {
            return new PostgresMapper();
        }

        @Override
        public TryLayouts layouts() {
            return new PostgresStores();
        }

        private static final ReplayHost HOST = SampleAggregates.host();

        @Override
        public Opened openSample(Consumer<String> progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Opened open(StoreAddress address) {
            return new Opened(store, HOST, new StoreChecks(store), () -> {});
        }

        @Override
        public ReplayHost host(CodeSettings code, EventStore eventStore) {
            return CodeHosts.open(code, type -> Set.of());
        }

        @Override
        public SettingsFile settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> password(ConnectionProfile profile) {
            return Optional.empty();
        }

        @Override
        public Optional<ConnectionProfile> profile(String name) {
            return Optional.empty();
        }
    }
}
