package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.eventsourcing.projection.ProjectedTable;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.Projector;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.RowChanges;
import dev.hindsight.eventsourcing.projection.RunningProjections;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProjectionTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final DataSource database = TestPostgres.freshDatabase();
    private final PostgresEventStore store = new PostgresEventStore(database, new EventSerializer(Ledger.EVENT_TYPES));
    private final ReadModels models = new ReadModels(database, "read_models");
    private final LedgerBalances balances = new LedgerBalances();

    @Test
    void rowsAreWhatTheEventsSay() throws SQLException {
        fill(20);
        new Projector(store, models, balances).catchUp();
        assertThat(LedgerBalances.stored(database)).hasSize(20).isEqualTo(LedgerBalances.expected(store));
    }

    @Test
    void rowsCanBeMadeInAnotherDatabase() throws SQLException {
        fill(20);
        DataSource scratch = TestPostgres.freshDatabase();
        new Projector(store, new ReadModels(scratch, "read_models"), balances).catchUp();
        assertThat(LedgerBalances.stored(scratch)).isEqualTo(LedgerBalances.expected(store));
    }

    @Test
    void severalFollowAtOnceAndEachCanBePaused() throws Exception {
        Projection counts = new Poisonable("counts", _ -> {});
        try (RunningProjections _ = RunningProjections.start(store, models, List.of(balances, counts), SOON)) {
            fill(3);
            awaitRows("balances", 3);
            awaitRows("counts", 3);
            models.setPaused(balances, true);
            TimeUnit.MILLISECONDS.sleep(200);
            fill(3, "more");
            awaitRows("counts", 6);
            assertThat(rows("balances")).isEqualTo(3);
            models.setPaused(balances, false);
            awaitRows("balances", 6);
        }
    }

    @Test
    void anEventThatCannotBeAppliedIsKeptAsideAndStopsNothing() throws SQLException {
        fill(10);
        Projection poisoned = new Poisonable("poisoned", id -> {
            if (id.equals("ledger-4")) {
                throw new IllegalStateException("No such ledger");
            }
        });
        new Projector(store, models, poisoned).catchUp();
        assertThat(rows("poisoned")).isEqualTo(9);
        assertThat(single("SELECT DISTINCT aggregate_id || ': ' || error FROM read_models.poison_events"))
                .isEqualTo("ledger-4: IllegalStateException: No such ledger");
    }

    @Test
    void aValueThatTheServerRefusesIsKeptAsideAsWell() throws SQLException {
        fill(10);
        Projection poisoned = new Poisonable("refused", _ -> {}, id -> id.equals("ledger-7") ? "\0" : id);
        new Projector(store, models, poisoned).catchUp();
        assertThat(rows("refused")).isEqualTo(9);
        assertThat(single("SELECT DISTINCT aggregate_id FROM read_models.poison_events"))
                .isEqualTo("ledger-7");
    }

    @Test
    void anEventThatCannotBeDecodedIsKeptAsideAsWell() throws SQLException {
        fill(2);
        EventStore forgetful = new PostgresEventStore(
                database, new EventSerializer(EventTypes.of(List.of(LedgerEvent.LedgerOpened.class))));
        new Projector(forgetful, models, new Poisonable("counts", _ -> {})).catchUp();
        assertThat(rows("counts")).isEqualTo(2);
        assertThat(single("SELECT DISTINCT event_type FROM read_models.poison_events"))
                .isEqualTo("AmountBooked");
    }

    @Test
    void whileItIsRebuiltReadersAlwaysSeeAWholeTable() throws Exception {
        fill(30);
        new Projector(store, models, balances).catchUp();
        AtomicBoolean reading = new AtomicBoolean(true);
        CompletableFuture<Long> fewest = CompletableFuture.supplyAsync(() -> {
            long least = Long.MAX_VALUE;
            while (reading.get()) {
                least = Math.min(least, rows("balances"));
            }
            return least;
        });
        for (int i = 0; i < 6; i++) {
            fill(1, "round-" + i);
            new Projector(store, models, balances).rebuild();
        }
        reading.set(false);
        assertThat(fewest.get()).isGreaterThanOrEqualTo(30);
        assertThat(LedgerBalances.stored(database)).isEqualTo(LedgerBalances.expected(store));
    }

    @Test
    void aRebuildPutsRightWhatWasWrong() throws SQLException {
        fill(5);
        new Projector(store, models, balances).catchUp();
        execute("UPDATE read_models.balances SET balance = 0");
        new Projector(store, models, balances).rebuild();
        assertThat(LedgerBalances.stored(database)).isEqualTo(LedgerBalances.expected(store));
    }

    @Test
    void tablesOfAnotherFormHaveToBeRebuilt() throws SQLException {
        fill(5);
        new Projector(store, models, new Poisonable("balances", _ -> {})).catchUp();
        Projector projector = new Projector(store, models, balances);
        assertThatThrownBy(projector::catchUp).hasMessageContaining("rebuild it");
        projector.rebuild();
        assertThat(LedgerBalances.stored(database)).isEqualTo(LedgerBalances.expected(store));
    }

    private void fill(int ledgers) {
        fill(ledgers, "ledger");
    }

    private void fill(int ledgers, String prefix) {
        for (int i = 0; i < ledgers; i++) {
            String id = prefix + "-" + i;
            store.append(id, Ledger.bookings(id, 0, 40), 0);
        }
    }

    private void awaitRows(String table, long count) throws InterruptedException {
        while (rowsOrNone(table) != count) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private long rowsOrNone(String table) {
        return single("SELECT to_regclass('read_models." + table + "')") == null ? 0 : rows(table);
    }

    private long rows(String table) {
        return Long.parseLong(single("SELECT count(*) FROM read_models." + table));
    }

    private String single(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            String value = result.getString(1);
            assertThat(result.next()).as("more than one row").isFalse();
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Counts events, and can be made to choke on some of them. */
    private record Poisonable(
            String name,
            ProjectedTable<Count> table,
            java.util.function.Consumer<String> check,
            java.util.function.UnaryOperator<String> note)
            implements Projection {
        record Count(String ledgerId, long events, String note) {}

        Poisonable(String name, java.util.function.Consumer<String> check) {
            this(name, check, id -> id);
        }

        Poisonable(
                String name, java.util.function.Consumer<String> check, java.util.function.UnaryOperator<String> note) {
            this(name, new ProjectedTable<>(name, Count.class), check, note);
        }

        @Override
        public List<ProjectedTable<?>> tables() {
            return List.of(table);
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("Ledger");
        }

        @Override
        public void project(DomainEvent event, RowChanges changes) {
            String id = event.aggregateId();
            changes.change(table, id, row -> {
                check.accept(id);
                return new Count(id, row == null ? 1 : row.events() + 1, note.apply(id));
            });
        }
    }
}
