package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.TestPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConnectionTrialTest {
    private final DataSource database = TestPostgres.freshDatabase();

    @Test
    void everyStepIsNamed() {
        KitTables.fill(database, List.of(new Events().next("order-1", "OrderCreated", "{}")));

        List<ConnectionStep> steps = attempt(TestPostgres.jdbcUrl(database), null, null);

        assertThat(steps)
                .allMatch(ConnectionStep::works)
                .extracting(ConnectionStep::what)
                .containsExactly(
                        "Reaching the server", "Encryption", "Signing in", "Reading only", "Finding the event store");
        assertThat(steps.get(2).detail()).startsWith("As postgres: PostgreSQL 18");
        assertThat(steps.get(4).detail()).contains("hindsight in public.events").contains("OrderCreated");
    }

    @Test
    void theStepThatDoesNotWorkSaysWhatToDo() {
        assertFails(attempt("jdbc:postgresql://localhost:1/shop", null, null), "Reaching the server", "Check the port");
        assertFails(
                attempt("jdbc:postgresql://no-such-host.invalid/shop", null, null),
                "Reaching the server",
                "There is no host called no-such-host.invalid");
        assertFails(attempt(url() + "&sslmode=require", null, null), "Encryption", "offers no TLS");
        assertFails(attempt(url(), null, "no_such_role"), "Signing in", "Check the role");
        assertFails(attempt(url(), null, null), "Finding the event store", "No event store was recognised");
    }

    @Test
    void aWrongPasswordIsToldAsOne() {
        String user = TestPostgres.userWithPassword("correct horse");

        assertFails(attempt(url().replace("user=postgres", "user=" + user), "battery", null), "Signing in", "password");
        assertFails(attempt(url().replace("user=postgres", "user=" + user), null, null), "Signing in", "password");
        assertThat(attempt(url().replace("user=postgres", "user=" + user), "correct horse", null)
                        .get(2))
                .satisfies(step -> assertThat(step.works()).isTrue())
                .satisfies(step -> assertThat(step.detail()).startsWith("As " + user));
    }

    private static void assertFails(List<ConnectionStep> steps, String what, String detail) {
        assertThat(steps.getLast().what()).isEqualTo(what);
        assertThat(steps.getLast().works()).isFalse();
        assertThat(steps.getLast().detail()).contains(detail);
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(ConnectionStep::works);
    }

    private String url() {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres"
                .formatted(TestPostgres.port(), ((PGSimpleDataSource) database).getDatabaseName());
    }

    private static List<ConnectionStep> attempt(String url, @Nullable String password, @Nullable String role) {
        StoreAddress address = new StoreAddress("test", url, null, password, null, role, null, false, null);
        return new PostgresStores().attemptConnection(address, Cancellation.never());
    }
}
