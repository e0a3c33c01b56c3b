package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Goes into a store step by step, and stops at the first that does not work. */
final class ConnectionTrial {
    private static final String SESSION = """
            SELECT current_setting('server_version'), current_user,
                   coalesce((SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl), 'no TLS'),
                   current_setting('transaction_read_only'), pg_is_in_recovery()""";

    private final PostgresStores stores;
    private final StoreAddress address;
    private final Cancellation cancellation;
    private final List<ConnectionStep> steps = new ArrayList<>();

    ConnectionTrial(PostgresStores stores, StoreAddress address, Cancellation cancellation) {
        this.stores = stores;
        this.address = address;
        this.cancellation = cancellation;
    }

    List<ConnectionStep> run() {
        if (step("Signing in", this::signIn)) {
            step("Finding the event store", this::read);
        }
        return steps;
    }

    private boolean step(String what, Supplier<String> work) {
        try {
            steps.add(new ConnectionStep(what, true, work.get()));
            return true;
        } catch (StoreException e) {
            steps.add(new ConnectionStep(what, false, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private String signIn() {
        try (Sessions sessions = Sessions.open(address)) {
            List<String> found = new ArrayList<>();
            return sessions.read(cancellation, session -> {
                session.rows(new Sql(SESSION), row -> found.add(describe(sessions.address(), row)));
                return String.join("", found);
            });
        }
    }

    private static String describe(String server, ResultSet row) throws SQLException {
        return "%s: PostgreSQL %s%s, as %s, %s, %s"
                .formatted(
                        server,
                        row.getString(1),
                        row.getBoolean(5) ? " (a standby)" : "",
                        row.getString(2),
                        row.getString(3),
                        "on".equals(row.getString(4)) ? "read-only" : "NOT read-only");
    }

    private String read() {
        try (EventStore store = stores.open(address, cancellation)) {
            store.headers(EventQuery.all(), Scan.newestFirst(1), event -> {}, cancellation);
            StoreDescription found = store.description();
            List<String> words = new ArrayList<>(List.of("%s in %s".formatted(found.layout(), found.table())));
            words.addAll(found.remarks());
            return String.join(". ", words);
        }
    }
}
