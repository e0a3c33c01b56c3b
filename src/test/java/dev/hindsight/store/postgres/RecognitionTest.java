package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.SeveralStoresException;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.testing.TestPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a store, which of several is opened, and what is left alone. */
class RecognitionTest {
    private final DataSource database = TestPostgres.freshDatabase();
    private final PostgresStores stores = new PostgresStores();
    private final Cancellation cancellation = Cancellation.never();

    /** Tables that other software keeps under the names of event stores. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // A calendar, an analytics log, an audit log.
                "CREATE TABLE events (id bigserial PRIMARY KEY, title text, starts_at timestamptz, data jsonb)",
                "CREATE TABLE events (id uuid, event_type text, user_id bigint, payload jsonb, created_at timestamptz)",
                "CREATE TABLE events (id bigserial, aggregate_id text, event_type text, payload jsonb)",
                // Chat messages and media streams, together and with the names that Eventuous and SQLStreamStore use.
                "CREATE TABLE messages (message_id uuid, stream_id int, type text, body text);"
                        + " CREATE TABLE streams (stream_id int, stream_name text)",
                "CREATE TABLE streams (id uuid, url text); CREATE TABLE events (id uuid, stream_id uuid, name text)",
                "CREATE SCHEMA message_store; CREATE TABLE message_store.messages (id uuid, position int, text text)",
                // Outboxes, journals and facts.
                "CREATE TABLE outbox_events (id uuid, aggregateid text, aggregatetype text, type text, payload jsonb)",
                "CREATE TABLE event_journal (ordering bigint, persistence_id text)",
                "CREATE TABLE fact (ser bigint, header text, payload text)",
                "CREATE TABLE fact (id bigint, amount numeric, day date)",
                "CREATE TABLE event_streams (real_stream_name text, viewer bigint)",
                "CREATE TABLE stored_events (id bigint, event_class text)",
                "CREATE TABLE event (id bigint, aggregate_id text, name text)",
                "CREATE TABLE eventstore (id bigint, payload json)",
                "CREATE TABLE mt_events (id uuid, data jsonb)",
                "CREATE TABLE domain_event_entry (id bigint, payload bytea)"
            })
    void leavesUnrelatedTablesAlone(String tables) {
        KitTables.execute(database, tables);

        assertThat(detected()).isEmpty();
    }

    @Test
    void tellsAxonsTablesOfJdbcFromThoseOfJpa() {
        create("axon4-jdbc");
        create("axon4-jpa");
        create("axon5-jpa");

        assertThat(detected())
                .containsExactlyInAnyOrder(
                        "axon4-jdbc public.domainevententry",
                        "axon4-jpa public.domain_event_entry",
                        "axon5-jpa public.aggregate_event_entry");
    }

    @Test
    void tellsEventuousFromSqlStreamStore() {
        create("eventuous");
        create("sql-stream-store");

        assertThat(detected())
                .containsExactlyInAnyOrder("eventuous eventuous.messages", "sql-stream-store public.messages");
    }

    @Test
    void saysWhatItRecognisedAStoreBy() {
        create("eventuous");

        assertThat(stores.detect(address(null), cancellation))
                .singleElement()
                .extracting(DetectedStore::reason)
                .asString()
                .startsWith("eventuous.messages has ")
                .endsWith("beside it streams");
    }

    @Test
    void opensTheOneOfSeveralThatIsNamed() {
        create("python-eventsourcing");
        create("castore");

        assertThatThrownBy(() -> stores.open(address(null), cancellation))
                .isInstanceOfSatisfying(
                        SeveralStoresException.class,
                        several -> assertThat(several.choices())
                                .extracting(StoreChoice::layout)
                                .containsExactlyInAnyOrder("castore", "python-eventsourcing"));
        try (EventStore store = stores.open(address("event"), cancellation)) {
            assertThat(store.description().layout()).isEqualTo("castore");
        }
        try (EventStore store = stores.open(address("public.event"), cancellation)) {
            assertThat(store.description().table()).isEqualTo("public.event");
        }
        assertThatThrownBy(() -> stores.open(address("elsewhere"), cancellation))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("The table elsewhere is no event store")
                .hasMessageContaining("castore in public.event");
    }

    @Test
    void opensAChoiceByItsTableWhereOneLayoutFitsSeveral() {
        create("python-eventsourcing");
        String table = detected().getFirst().replaceFirst(".* public\\.", "");
        KitTables.execute(database, "CREATE TABLE bank_events (LIKE " + table + ")");

        assertThatThrownBy(() -> stores.open(address(null), cancellation))
                .isInstanceOfSatisfying(SeveralStoresException.class, several -> {
                    for (StoreChoice choice : several.choices()) {
                        try (EventStore store = stores.open(address(null).of(choice), cancellation)) {
                            assertThat(store.description().table()).isEqualTo(choice.table());
                        }
                    }
                });
    }

    private void create(String layout) {
        KitTables.execute(database, LayoutStoryTest.sql(layout));
    }

    private StoreAddress address(@Nullable String table) {
        return new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null, null, null, false, table);
    }

    private List<String> detected() {
        return stores.detect(address(null), cancellation).stream()
                .map(found -> found.layout() + " " + found.schema() + "." + found.table())
                .toList();
    }
}
