package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.QueryEstimate;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searching a store that is larger than a step, and one whose payloads the database cannot look into. */
class SearchTest {
    private static final int COUNT = 30_000;

    private static DataSource database;
    private static EventStore store;

    private final List<Long> found = new ArrayList<>();
    private final List<Long> passed = new ArrayList<>();

    @BeforeAll
    static void fill() {
        database = TestPostgres.freshDatabase();
        KitTables.fill(database, List.of(new Events().next("order-0", "OrderPlaced", "{\"n\": 0}")));
        KitTables.execute(database, """
            INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                occurred_at, payload, metadata)
            SELECT gen_random_uuid(), 'order-' || n, 'order', 1, 'ItemAdded', 1, now() + n * interval '1 second',
                   jsonb_build_object('n', n, 'third', n %% 3), '{}'
            FROM generate_series(1, %d) AS n
            """.formatted(COUNT));
        KitTables.execute(database, "ANALYZE events");
        store = open(database);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void whatNoIndexFindsIsSearchedInStepsFromEitherEnd() {
        EventQuery query = query("payload.n in (7, 25000)");
        assertThat(search(query, Scan.oldestFirst(10))).isEqualTo(new Ending.Complete());
        assertThat(found).hasSize(2).isSorted();
        assertThat(passed).as("steps").hasSizeGreaterThan(1).isSorted();
        found.clear();
        assertThat(search(query, Scan.newestFirst(10))).isEqualTo(new Ending.Complete());
        assertThat(found).hasSize(2);
        assertThat(found.getFirst()).isGreaterThan(found.getLast());
    }

    @Test
    void aSearchEndsWhenItHasFoundEnoughAndGoesOnBehindThat() {
        EventQuery query = query("payload.third = 2 and type = ItemAdded");
        assertThat(search(query, Scan.oldestFirst(4_000))).isEqualTo(new Ending.Stopped("stopped at 4,000 events"));
        Position last = positions.getLast();
        assertThat(search(query, Scan.oldestFirst(COUNT).after(last))).isEqualTo(new Ending.Complete());
        assertThat(found).hasSize(COUNT / 3).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aCancelledSearchKeepsWhatCame() {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> store.search(
                        query("payload.n in (7, 29000)"),
                        Scan.oldestFirst(10),
                        event -> found.add(event.position().sequence()),
                        (upTo, events) -> cancellation.cancel(),
                        cancellation))
                .isInstanceOf(ReadCancelledException.class);
        assertThat(found).hasSize(1);
    }

    @Test
    void thePlannerIsAskedAndAnIndexProposed() {
        QueryEstimate estimate = estimate("payload.n = 7 and payload.third > 1");
        assertThat(estimate.index()).isNull();
        assertThat(estimate.read()).isBetween(COUNT / 2L, COUNT * 2L);
        assertThat(estimate.matching()).isLessThan(COUNT / 2L);
        assertThat(estimate.proposals())
                .hasSize(2)
                .allMatch(sql -> sql.startsWith("CREATE INDEX ON \"public\".\"events\" "))
                .anyMatch(sql -> sql.contains("USING gin ((\"payload\") jsonb_path_ops)"));
        assertThat(estimate("version = 1 and stream = order-7").index()).isNotNull();
    }

    @Test
    void forATextTrigramIndexesOnBothDocumentsAreProposed() {
        assertThat(estimate("\"refund\"").proposals())
                .containsExactly(
                        "CREATE EXTENSION IF NOT EXISTS pg_trgm;",
                        "CREATE INDEX ON \"public\".\"events\" USING gin ((\"payload\"::text) gin_trgm_ops);",
                        "CREATE INDEX ON \"public\".\"events\" USING gin ((\"metadata\"::text) gin_trgm_ops);");
        assertThat(estimate("\"re\"").proposals()).as("too short").isEmpty();
    }

    @Test
    void theProposedIndexIsUsed() {
        DataSource other = TestPostgres.freshDatabase();
        Events events = new Events();
        List<dev.hindsight.event.StoredEvent> many = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            many.add(events.next("order-" + n, "ItemAdded", "{\"n\": %d}".formatted(n)));
        }
        KitTables.fill(other, many);
        try (EventStore small = open(other)) {
            QueryEstimate before = small.estimate(query("payload.n >= 299"), Cancellation.never())
                    .orElseThrow();
            before.proposals().forEach(sql -> KitTables.execute(other, sql));
            KitTables.execute(other, "ANALYZE events; ALTER DATABASE " + name(other) + " SET enable_seqscan = off");
        }
        try (EventStore small = open(other)) {
            assertThat(small.estimate(query("payload.n >= 299"), Cancellation.never())
                            .orElseThrow()
                            .index())
                    .isNotNull();
        }
    }

    @Test
    void payloadsThatTheDatabaseCannotLookIntoAreDecoded() {
        DataSource other = TestPostgres.freshDatabase();
        Events events = new Events();
        KitTables.fill(
                other,
                List.of(
                        events.next("order-1", "OrderPlaced", "{\"city\": \"Köln\"}"),
                        events.next("order-1", "OrderPaid", "{\"city\": \"Bonn\"}")));
        KitTables.execute(other, "ALTER TABLE events ALTER payload TYPE bytea USING convert_to(payload::text, 'UTF8')");
        try (EventStore bytes = open(other)) {
            List<String> types = new ArrayList<>();
            bytes.headers(
                    query("payload.city = \"Köln\" or \"nowhere\""),
                    Scan.oldestFirst(10),
                    event -> types.add(event.type()),
                    Cancellation.never());
            assertThat(types).containsExactly("OrderPlaced");
            assertThat(bytes.estimate(query("payload.city exists"), Cancellation.never())
                            .orElseThrow()
                            .lookedAtHere())
                    .isTrue();
        }
    }

    private final List<Position> positions = new ArrayList<>();

    private Ending search(EventQuery query, Scan scan) {
        return store.search(query, scan, this::add, (upTo, events) -> passed.add(events), Cancellation.never());
    }

    private void add(EventHeader event) {
        found.add(event.position().sequence());
        positions.add(event.position());
    }

    private static QueryEstimate estimate(String condition) {
        return store.estimate(query(condition), Cancellation.never()).orElseThrow();
    }

    private static EventQuery query(String condition) {
        return EventQuery.all().and(ConditionParser.parse(condition, ZoneOffset.UTC));
    }

    private static EventStore open(DataSource database) {
        return new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
    }

    private static String name(DataSource database) {
        return java.util.Objects.requireNonNull(((org.postgresql.ds.PGSimpleDataSource) database).getDatabaseName());
    }
}
