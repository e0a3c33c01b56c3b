package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users who may not read all of a store: what is missing is told precisely, and the rest is shown. */
class PrivilegesTest {
    private final DataSource database = TestPostgres.freshDatabase();
    private final String role = "reader_" + System.nanoTime();
    private final Cancellation cancellation = Cancellation.never();

    @BeforeEach
    void createRole() {
        KitTables.execute(database, "CREATE ROLE " + role + " LOGIN");
    }

    @Test
    void aLargeObjectThatMayNotBeReadIsNamedAndTheOthersAreShown() {
        KitTables.execute(database, LayoutStoryTest.sql("axon4-jpa"));
        grant("SELECT ON ALL TABLES IN SCHEMA public");
        KitTables.execute(
                database,
                "DO $$ DECLARE o oid; BEGIN SELECT payload INTO o FROM domain_event_entry ORDER BY global_index LIMIT 1;"
                        + " EXECUTE format('GRANT SELECT ON LARGE OBJECT %s TO " + role + "', o); END $$");
        try (EventStore store = open()) {
            List<StoredEvent> events = all(store);

            assertThat(events).hasSize(4);
            assertThat(events.getFirst().payload()).isInstanceOf(Content.Bytes.class);
            assertThat(events.get(1).payload())
                    .isInstanceOfSatisfying(
                            Content.Unreadable.class,
                            missing -> assertThat(missing.reason())
                                    .contains("this user may not read")
                                    .contains("GRANT SELECT ON LARGE OBJECT"));
        }
    }

    /** PostgreSQL asks for the privilege on the table that is named, which is the whole one. */
    @Test
    void aPartitionThatMayNotBeReadByItselfIsReadAsPartOfTheWhole() {
        KitTables.execute(database, LayoutStoryTest.sql("emmett"));
        grant("SELECT ON emt_messages, emt_streams");
        try (EventStore store = open()) {
            assertThat(all(store)).hasSize(4);
            assertThat(store.description().remarks()).noneMatch(remark -> remark.contains("may not read"));
        }
    }

    @Test
    void aStreamWhoseTableMayNotBeReadIsNamedAndTheOthersAreShown() {
        KitTables.execute(database, LayoutStoryTest.sql("prooph"));
        grant("SELECT ON ALL TABLES IN SCHEMA public");
        KitTables.execute(database, "REVOKE SELECT ON _" + "b".repeat(40) + " FROM " + role);
        try (EventStore store = open()) {
            assertThat(all(store)).hasSize(3);
            assertThat(store.description().remarks())
                    .anyMatch(remark -> remark.startsWith("This user may not read the tables of payment-"));
        }
    }

    @Test
    void metadataThatMayNotBeReadIsLeftOutWithWhatDependsOnIt() {
        KitTables.execute(database, LayoutStoryTest.sql("message-db"));
        grant("USAGE ON SCHEMA message_store");
        grant("SELECT (id, stream_name, type, position, global_position, data, time) ON message_store.messages");
        try (EventStore store = open()) {
            assertThat(all(store))
                    .hasSize(4)
                    .allMatch(event -> event.metadata() instanceof Content.Absent
                            && event.header().correlation() == null);
            assertThat(store.description().remarks())
                    .contains("This user may not read the column metadata; the rest is shown without.");
        }
    }

    @Test
    void aTableThatMayNotBeReadAtAllSaysWhichPrivilegeIsMissing() {
        KitTables.execute(database, LayoutStoryTest.sql("castore"));

        assertThatThrownBy(this::open)
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("The events of public.event are there, but this user may not read")
                .hasMessageContaining("Ask for the privilege SELECT on the table.");
    }

    private void grant(String what) {
        KitTables.execute(database, "GRANT " + what + " TO " + role);
    }

    private EventStore open() {
        String url = TestPostgres.jdbcUrl(database).replace("user=postgres", "user=" + role);
        return new PostgresStores().open(new StoreAddress("test", url, null, null, null), cancellation);
    }

    private List<StoredEvent> all(EventStore store) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(EventQuery.all(), Scan.oldestFirst(100), events::add, cancellation);
        return events;
    }
}
