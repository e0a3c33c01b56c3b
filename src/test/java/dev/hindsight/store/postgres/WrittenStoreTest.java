package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.OperationReader;
import dev.hindsight.causation.Trace;
import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores that their own frameworks wrote (src/test/frameworks), with gaps, conflicts, nulls, text that is not ASCII
 * and large numbers: what Hindsight reads is what the framework's own reader gave.
 */
class WrittenStoreTest {
    private static final Path WRITTEN = Path.of("src/test/resources/written");
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Cancellation cancellation = Cancellation.never();

    @ParameterizedTest
    @ValueSource(strings = {"message-db", "emmett", "castore", "axon5-jpa", "pekko-jdbc"})
    void isReadAsTheFrameworkReadsIt(String framework) throws IOException {
        List<JsonNode> expected = Files.readAllLines(WRITTEN.resolve(framework + ".jsonl")).stream()
                .map(EXACT::readTree)
                .toList();
        try (EventStore store = open(framework)) {
            assertThat(store.description().layout()).isEqualTo(framework);
            assertThat(all(store, EventQuery.all())).hasSameSizeAs(expected);
            List<JsonNode> rest = new ArrayList<>(expected);
            for (StreamId stream : streams(expected)) {
                for (StoredEvent event : all(store, EventQuery.ofStream(stream))) {
                    assertSame(event, rest.removeFirst());
                }
            }
            assertThat(rest).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"message-db", "emmett", "castore", "axon5-jpa", "pekko-jdbc"})
    void keepsTheOrderAcrossGaps(String framework) throws IOException {
        try (EventStore store = open(framework)) {
            List<StoredEvent> events = all(store, EventQuery.all());

            assertThat(events)
                    .extracting(event -> event.header().type().replaceFirst(".*[.$]", ""))
                    .containsExactly("OrderCreated", "ItemAdded", "PaymentRequested", "OrderPaid");
            assertThat(events)
                    .extracting(event -> event.header().position().sequence())
                    .isSorted();
        }
    }

    /** The causes as the metadata names them: by stream and position. */
    @Test
    void linksOfMessageDbAreThoseThatWereWritten() throws IOException {
        try (EventStore store = open("message-db")) {
            List<String> links = new ArrayList<>();
            for (StoredEvent event : all(store, EventQuery.all())) {
                JsonNode metadata = Objects.requireNonNull(decoded(event.metadata()));
                if (metadata.has("causationMessageStreamName")) {
                    links.add(metadata.path("causationMessageStreamName").asString() + " "
                            + metadata.path("causationMessagePosition").asInt() + " -> " + place(event.header()));
                }
            }
            assertThat(links).hasSize(3);
            assertThat(links(traceOf(store))).containsExactlyInAnyOrderElementsOf(links);
        }
    }

    /** Emmett stores the metadata of the application as they are. */
    @Test
    void linksOfEmmettAreThoseThatWereWritten() throws IOException {
        try (EventStore store = open(
                "emmett",
                "UPDATE emt_messages SET message_metadata = message_metadata || '{\"causationId\": \"4766b678-936a-4a59-908c-2578ae0eef47\"}' WHERE global_position IN (2, 3)",
                "UPDATE emt_messages SET message_metadata = message_metadata || '{\"causationId\": \"pay-command\"}' WHERE global_position = 4")) {
            Trace trace = traceOf(store);
            List<StoredEvent> events = all(store, EventQuery.all());
            String created = place(events.getFirst().header());

            assertThat(links(trace))
                    .containsExactlyInAnyOrder(
                            created + " -> " + place(events.get(1).header()),
                            created + " -> " + place(events.get(2).header()));
            assertThat(trace.missingCauses()).containsExactly(new EventId("pay-command"));
        }
    }

    private Trace traceOf(EventStore store) {
        EventHeader first = all(store, EventQuery.all()).getFirst().header();
        return new OperationReader(store, 100)
                .read(Location.of("test", first), cancellation)
                .orElseThrow()
                .trace();
    }

    private static List<String> links(Trace trace) {
        return trace.depthFirst()
                .filter(node -> trace.parent(node) != Trace.NONE)
                .mapToObj(node -> Stream.of(trace.event(trace.parent(node)), trace.event(node))
                        .filter(Objects::nonNull)
                        .map(WrittenStoreTest::place)
                        .toList())
                .filter(link -> link.size() == 2)
                .map(link -> String.join(" -> ", link))
                .toList();
    }

    private static String place(EventHeader event) {
        return event.stream() + " " + event.version();
    }

    /** The streams, in the order in which the framework's reader gave them. */
    private static List<StreamId> streams(List<JsonNode> expected) {
        return expected.stream()
                .map(event -> new StreamId(event.path("stream").asString()))
                .distinct()
                .toList();
    }

    private static void assertSame(StoredEvent event, JsonNode expected) {
        assertThat(event.header().stream().value())
                .isEqualTo(expected.path("stream").asString());
        assertThat(event.header().type()).isEqualTo(expected.path("type").asString());
        assertThat(Long.toString(event.header().version()))
                .isEqualTo(expected.path("version").asString());
        assertThat(decoded(event.payload())).isEqualTo(json(expected.get("payload")));
        if (expected.has("position")) {
            assertThat(Long.toString(event.header().position().sequence()))
                    .isEqualTo(expected.path("position").asString());
        }
        if (expected.has("id")) {
            assertThat(event.header().id().value())
                    .isEqualTo(expected.path("id").asString());
        }
        if (expected.has("at")) {
            assertThat(event.header().at())
                    .isEqualTo(Instant.parse(expected.path("at").asString()));
        }
        if (expected.has("metadata")) {
            assertThat(decoded(event.metadata())).isEqualTo(json(expected.get("metadata")));
        }
    }

    private static @Nullable JsonNode json(@Nullable JsonNode text) {
        return text == null || text.isNull() ? null : EXACT.readTree(text.asString());
    }

    private static @Nullable JsonNode decoded(Content content) {
        return switch (new ContentDecoder().decode(content)) {
            case Decoded.Json json -> EXACT.readTree(json.value().toString());
            case Decoded.Absent _ -> null;
            case Decoded.Opaque(String reason) -> throw new AssertionError(reason);
        };
    }

    private EventStore open(String framework, String... changes) throws IOException {
        DataSource database = TestPostgres.freshDatabase();
        if (framework.equals("message-db")) {
            KitTables.execute(database, "CREATE SCHEMA message_store");
        }
        if (framework.equals("emmett")) {
            KitTables.execute(database, tablesOfEmmett());
        }
        KitTables.execute(database, Files.readString(WRITTEN.resolve(framework + ".sql")));
        for (String change : changes) {
            KitTables.execute(database, change);
        }
        return new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), cancellation);
    }

    /** Emmett's own SQL may not be copied: its rows go into tables made from facts about it. */
    private static String tablesOfEmmett() throws IOException {
        String byHand = Files.readString(Path.of("src/test/resources/layouts/emmett.sql"));
        return byHand.substring(0, byHand.indexOf("INSERT INTO"));
    }

    private List<StoredEvent> all(EventStore store, EventQuery query) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(query, Scan.oldestFirst(100), events::add, cancellation);
        return events;
    }
}
