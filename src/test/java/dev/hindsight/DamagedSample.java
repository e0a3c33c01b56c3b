package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.CheckNames;
import dev.hindsight.check.CheckRuns;
import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.Finding;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** A copy of the sample in which somebody changed rows by hand, past the triggers that forbid it. */
record DamagedSample(DataSource database) {
    /** The same in every copy; nobody stays connected to it. */
    private static final DataSource SAMPLE = written();

    private static DataSource written() {
        DataSource database = TestPostgres.freshDatabase();
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(database), written -> {});
        return database;
    }

    static DamagedSample sound() {
        return new DamagedSample(TestPostgres.copyOf(SAMPLE));
    }

    static DamagedSample by(String sql) {
        return sound().and(sql);
    }

    /** Runs a statement that changes one row or more, or the tables themselves. */
    DamagedSample and(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            int rows = statement.executeUpdate(sql);
            boolean changesTables = sql.stripLeading().matches("(?s)(CREATE|ALTER|DROP).*");
            assertThat(rows > 0 || changesTables).as(sql).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    EventStore open() {
        return new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
    }

    /** Runs the checks of that name, or all for an empty one. */
    List<CheckStatus> check(String name, ReplayHost host, CheckScope scope) {
        try (EventStore store = open()) {
            var checks = new StoreChecks(store).checks(host, scope);
            try (CheckRuns runs =
                    CheckRuns.start(name.isEmpty() ? checks : CheckNames.named(name, checks), CheckWatcher.NOBODY)) {
                return runs.await();
            }
        }
    }

    /** What the checks of that name find, every one of which comes to its end. */
    List<Finding> findings(String name, ReplayHost host) {
        List<CheckStatus> statuses = check(name, host, CheckScope.ALL);
        assertThat(statuses)
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status.stage()).isInstanceOf(CheckStatus.Stage.Ended.class));
        return statuses.stream().flatMap(status -> status.findings().stream()).toList();
    }
}
