package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Progress;
import dev.hindsight.check.Severity;
import dev.hindsight.check.consumer.ConsumerCheck;
import dev.hindsight.check.consumer.ConsumerLag;
import dev.hindsight.check.consumer.ConsumerLook;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where frameworks keep how far their consumers have come, as their own schemas have it. */
class ConsumersTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");
    private static final Cancellation NEVER = Cancellation.never();

    private final DataSource database = TestPostgres.freshDatabase();

    /** The store of each layout holds more events than the one that each consumer has seen. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
        axon4-jdbc § CREATE TABLE tokenentry (processorname text, segment int, owner text, "timestamp" text, tokentype text, token bytea); INSERT INTO tokenentry SELECT 'mailer', 0, NULL, '2026-11-01T08:00:00Z', 'GapAwareTrackingToken', convert_to('{"index":' || min(globalindex) || ',"gaps":[]}', 'UTF8') FROM domainevententry § mailer 0
        axon4-jpa § CREATE TABLE token_entry (processor_name varchar(255) NOT NULL, segment int NOT NULL, owner varchar(255), "timestamp" varchar(255) NOT NULL, token oid, token_type varchar(255), PRIMARY KEY (processor_name, segment)); INSERT INTO token_entry SELECT 'mailer', 0, NULL, '2026-11-01T08:00:00Z', lo_from_bytea(0, convert_to('<org.axonframework.eventhandling.GapAwareTrackingToken><index>' || min(global_index) || '</index><gaps/></org.axonframework.eventhandling.GapAwareTrackingToken>', 'UTF8')), 'GapAwareTrackingToken' FROM domain_event_entry § mailer 0
        marten § CREATE TABLE mt_event_progression (name text, last_seq_id bigint, last_updated timestamptz DEFAULT now()); INSERT INTO mt_event_progression SELECT 'Orders:All', min(seq_id) FROM mt_events; INSERT INTO mt_event_progression SELECT 'HighWaterMark', max(seq_id) FROM mt_events § Orders:All
        commanded § CREATE TABLE subscriptions (stream_uuid text, subscription_name text, last_seen bigint, created_at timestamptz); INSERT INTO subscriptions SELECT '$all', 'mailer', min(stream_version) FROM stream_events WHERE stream_id = 0 § mailer $all
        emmett § CREATE TABLE emt_processors (processor_id text, partition text, version int, last_processed_checkpoint text, last_processed_transaction_id xid8, last_updated timestamptz DEFAULT now()); INSERT INTO emt_processors SELECT 'mailer', 'emt:default', 1, lpad(global_position::text, 19, '0'), transaction_id FROM emt_messages ORDER BY transaction_id, global_position LIMIT 1 § mailer emt:default
        emmett § CREATE TABLE emt_subscriptions (subscription_id text NOT NULL, version int NOT NULL DEFAULT 1, partition text NOT NULL DEFAULT 'emt:default', last_processed_position bigint NOT NULL, last_processed_transaction_id xid8 NOT NULL, PRIMARY KEY (subscription_id, partition, version)); INSERT INTO emt_subscriptions SELECT 'mailer', 1, 'emt:default', global_position, transaction_id FROM emt_messages ORDER BY transaction_id, global_position LIMIT 1 § mailer emt:default
        """)
    void consumersAreBehindTheEventsAfterTheirPosition(String layout, String sql, String name) throws Exception {
        execute(Files.readString(LAYOUTS.resolve(layout + ".sql")));
        execute(sql);
        try (EventStore store = open(layout)) {
            List<ConsumerLag> lags = new ConsumerLook(store).once(NEVER);

            assertThat(lags).singleElement().satisfies(lag -> {
                assertThat(lag.consumer().name()).isEqualTo(name);
                assertThat(lag.consumer().position()).isNotNull();
                assertThat(lag.behind()).isEqualTo(events(store) - 1);
            });
        }
    }

    @Test
    void messageDbKeepsPositionsAsMessages() throws Exception {
        execute(Files.readString(LAYOUTS.resolve("message-db.sql")));
        execute("""
            INSERT INTO message_store.messages (id, stream_name, type, position, global_position, data, metadata, time)
            SELECT gen_random_uuid(), split_part(stream_name, '-', 1) || ':position-mailer', 'Recorded', 0, 1000000,
                   jsonb_build_object('position', global_position), NULL, now()
            FROM message_store.messages WHERE stream_name NOT LIKE '%:%' ORDER BY global_position LIMIT 1\
            """);
        try (EventStore store = open("message-db")) {
            assertThat(new ConsumerLook(store).once(NEVER))
                    .extracting(
                            lag -> lag.consumer().name(), lag -> lag.consumer().streamType(), ConsumerLag::behind)
                    .containsExactly(
                            tuple("order:position-consumer", "order", 0L), tuple("order:position-mailer", "order", 2L));
        }
    }

    @Test
    void aStoreWithoutSuchATableHasNoConsumers() throws Exception {
        execute(Files.readString(LAYOUTS.resolve("marten.sql")));
        try (EventStore store = open("marten")) {
            assertThat(store.consumers(NEVER)).isEmpty();
            assertThat(store.consumersTable()).isEqualTo("mt_event_progression");
        }
    }

    /** Emmett renamed the table; where the new one is there, the old one says nothing any more. */
    @Test
    void ofTwoTablesOfPositionsTheFirstCounts() throws Exception {
        execute(Files.readString(LAYOUTS.resolve("emmett.sql")));
        execute("CREATE TABLE emt_processors (processor_id text, partition text, version int,"
                + " last_processed_checkpoint text, last_processed_transaction_id xid8, last_updated timestamptz)");
        execute("INSERT INTO emt_processors VALUES ('new', 'emt:default', 1, '0000000000000000001', '1', now())");
        execute("CREATE TABLE emt_subscriptions (subscription_id text, version int, partition text,"
                + " last_processed_position bigint, last_processed_transaction_id xid8)");
        execute("INSERT INTO emt_subscriptions VALUES ('old', 1, 'emt:default', 1, '1')");
        try (EventStore store = open("emmett")) {
            assertThat(store.consumers(NEVER))
                    .extracting(ConsumerPosition::name)
                    .containsExactly("new emt:default");
            assertThat(store.consumersTable()).isEqualTo("emt_processors or emt_subscriptions");
        }
    }

    /** In the tables that the kit itself has written. */
    @Test
    void projectionsOfTheKitThatArePausedOrHaveSetEventsAsideAreFound() throws Exception {
        var kit = ShopEvents.store(database);
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(kit, written -> {});
        ShopReadModels.catchUp(kit, database);
        try (EventStore store = open("hindsight")) {
            List<ConsumerLag> lags = new ConsumerLook(store).once(NEVER);
            assertThat(lags).hasSize(2).allMatch(ConsumerLag::isUpToDate);
            assertThat(found(store)).isEmpty();

            String paused = lags.getFirst().consumer().name();
            String poisoned = lags.getLast().consumer().name();
            execute("UPDATE read_models.projections SET paused = true, transaction_id = '0', position = 0"
                    + " WHERE projection = '" + paused + "'");
            execute("INSERT INTO read_models.poison_events (projection, build, transaction_id, position, event_id,"
                    + " aggregate_id, version, event_type, error) SELECT '" + poisoned + "', 'live', transaction_id,"
                    + " position, event_id, aggregate_id, version, event_type, 'No total.' FROM events LIMIT 2");

            assertThat(found(store))
                    .extracting(Finding::subject, finding -> finding.fault().kind(), Finding::severity)
                    .containsExactlyInAnyOrder(
                            tuple(paused, "paused", Severity.WARNING), tuple(poisoned, "set-aside", Severity.ERROR));
            assertThat(found(store))
                    .extracting(Finding::message)
                    .anySatisfy(message -> assertThat(message)
                            .isEqualTo(poisoned
                                    + " could not deal with 2 events and went on without. The last failure was:"
                                    + " No total."));
        }
    }

    @Test
    void aConsumerThatStoppedLongAgoIsFound() throws Exception {
        execute(Files.readString(LAYOUTS.resolve("marten.sql")));
        execute("CREATE TABLE mt_event_progression (name text, last_seq_id bigint, last_updated timestamptz DEFAULT"
                + " now())");
        execute("INSERT INTO mt_event_progression SELECT 'Old:All', min(seq_id) FROM mt_events");
        execute("INSERT INTO mt_event_progression SELECT 'New:All', max(seq_id) FROM mt_events");
        execute("UPDATE mt_events SET timestamp = now() - interval '5 hours'");
        try (EventStore store = open("marten")) {
            assertThat(found(store)).singleElement().satisfies(finding -> {
                assertThat(finding.subject()).isEqualTo("Old:All");
                assertThat(finding.message()).contains("Old:All is ").endsWith(" behind for 5 h 0 min, not moving.");
            });
        }
    }

    private static List<Finding> found(EventStore store) {
        List<Finding> findings = new ArrayList<>();
        new ConsumerCheck(store, Duration.ofMillis(1)).run(into(findings), NEVER);
        return findings;
    }

    private static CheckListener into(List<Finding> findings) {
        return new CheckListener() {
            @Override
            public void found(Finding finding) {
                findings.add(finding);
            }

            @Override
            public void progress(Progress progress) {}
        };
    }

    private static long events(EventStore store) {
        long[] count = {0};
        store.headers(EventQuery.all(), Scan.oldestFirst(100_000), event -> count[0]++, NEVER);
        return count[0];
    }

    private EventStore open(String layout) {
        return new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, layout), NEVER);
    }

    private void execute(String sql) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
