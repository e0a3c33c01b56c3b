package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Progress;
import dev.hindsight.check.consumer.ConsumerCheck;
import dev.hindsight.check.consumer.ConsumerLag;
import dev.hindsight.check.consumer.ConsumerLook;
import dev.hindsight.store.Cancellation;
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
        marten § CREATE TABLE mt_event_progression (name text, last_seq_id bigint, last_updated timestamptz DEFAULT now()); INSERT INTO mt_event_progression SELECT 'Orders:All', min(seq_id) FROM mt_events; INSERT INTO mt_event_progression SELECT 'HighWaterMark', max(seq_id) FROM mt_events § Orders:All
        commanded § CREATE TABLE subscriptions (stream_uuid text, subscription_name text, last_seen bigint, created_at timestamptz); INSERT INTO subscriptions SELECT '$all', 'mailer', min(stream_version) FROM stream_events WHERE stream_id = 0 § mailer $all
        emmett § CREATE TABLE emt_processors (processor_id text, partition text, version int, last_processed_checkpoint text, last_processed_transaction_id xid8, last_updated timestamptz DEFAULT now()); INSERT INTO emt_processors SELECT 'mailer', 'emt:default', 1, lpad(global_position::text, 19, '0'), transaction_id FROM emt_messages ORDER BY transaction_id, global_position LIMIT 1 § mailer emt:default
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

    @Test
    void aConsumerThatIsPausedOrHasSetEventsAsideOrStoppedLongAgoIsFound() throws Exception {
        execute(Files.readString(LAYOUTS.resolve("marten.sql")));
        execute("CREATE TABLE mt_event_progression (name text, last_seq_id bigint, last_updated timestamptz DEFAULT"
                + " now())");
        execute("INSERT INTO mt_event_progression SELECT 'Old:All', min(seq_id) FROM mt_events");
        execute("INSERT INTO mt_event_progression SELECT 'New:All', max(seq_id) FROM mt_events");
        execute("UPDATE mt_events SET timestamp = now() - interval '5 hours'");
        List<Finding> findings = new ArrayList<>();
        try (EventStore store = open("marten")) {
            new ConsumerCheck(store, Duration.ofMillis(1)).run(into(findings), NEVER);
        }
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("Old:All");
            assertThat(finding.message()).contains("Old:All is ").endsWith(" behind for 5 h 0 min, not moving.");
        });
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
