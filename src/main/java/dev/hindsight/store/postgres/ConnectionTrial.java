package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.Tunnel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Goes into a store step by step, and stops at the first that does not work. */
final class ConnectionTrial {
    private static final String SERVER = "SELECT current_setting('server_version'), current_user";
    private static final String STANDBY = "SELECT pg_is_in_recovery()";
    private static final String ENCRYPTION =
            "SELECT version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
    private static final String LIMITS = "SELECT current_setting('transaction_read_only'),"
            + " current_setting('statement_timeout'), current_setting('lock_timeout')";

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
        Tunnel tunnel = address.tunnel();
        boolean reached = tunnel == null
                ? step("Reaching the server", () -> Reach.attempt(Target.of(address.url())))
                : step("Through the SSH tunnel", () -> through(tunnel));
        if (reached && session()) {
            step("Finding the event store", this::find);
        }
        return steps;
    }

    private boolean step(String what, Supplier<String> work) {
        cancellation.check();
        try {
            steps.add(new ConnectionStep(what, true, work.get()));
            return true;
        } catch (StoreException e) {
            steps.add(new ConnectionStep(what, false, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private String through(Tunnel tunnel) {
        Target target = Target.of(address.url());
        try (SshTunnel _ = SshTunnel.open(tunnel, target.host(), target.port(), Sessions.sshFolder())) {
            return "%s lets us in and leads on to %s".formatted(tunnel, target.host());
        }
    }

    /** Without encryption there is no session, which is why both come from one attempt. */
    private boolean session() {
        try (Sessions sessions = Sessions.open(address)) {
            int before = steps.size();
            if (!step("Signing in", () -> signIn(sessions))) {
                return false;
            }
            steps.add(before, new ConnectionStep("Encryption", true, encryption(sessions)));
            return step("Reading only", () -> limits(sessions));
        } catch (StoreException e) {
            boolean untrusted = e.getCause() instanceof SQLException sql && Encryption.explain(sql, "") != null;
            return step(untrusted ? "Encryption" : "Signing in", () -> {
                throw e;
            });
        }
    }

    private String encryption(Sessions sessions) {
        try {
            List<String> found = row(sessions, ENCRYPTION);
            return found.isEmpty()
                    ? "None. That is safe on this machine and through a tunnel, and nowhere else"
                    : String.join(", ", found);
        } catch (StoreReadException _) {
            return "This server does not tell";
        }
    }

    private String signIn(Sessions sessions) {
        List<String> found = row(sessions, SERVER);
        return "As %s: PostgreSQL %s%s".formatted(found.get(1), found.get(0), standby(sessions) ? ", a standby" : "");
    }

    private boolean standby(Sessions sessions) {
        try {
            return row(sessions, STANDBY).contains("t");
        } catch (StoreReadException _) {
            return false;
        }
    }

    private String limits(Sessions sessions) {
        List<String> found = row(sessions, LIMITS);
        if (!found.getFirst().equals("on")) {
            throw new StoreReadException("The server does not keep its transactions read-only.", null);
        }
        return "Every transaction is read-only; a statement may take %s, a lock %s%s"
                .formatted(found.get(1), found.get(2), sessions.isPooled() ? ". A pooler stands between" : "");
    }

    /** The values of the first row; none if there is no row. */
    private List<String> row(Sessions sessions, String sql) {
        return sessions.read(cancellation, session -> {
            List<String> values = new ArrayList<>();
            session.rows(new Sql(sql), row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                return false;
            });
            return values;
        });
    }

    private String find() {
        try (EventStore store = stores.open(address, cancellation)) {
            StoreDescription found = store.description();
            List<String> words = new ArrayList<>(List.of("%s in %s".formatted(found.layout(), found.table())));
            List<String> newest = new ArrayList<>();
            store.events(
                    EventQuery.all(),
                    Scan.newestFirst(1),
                    event -> newest.add(event.header().type()),
                    cancellation);
            words.add(newest.isEmpty() ? "It holds no event yet" : "Its newest event is " + newest.getFirst());
            words.addAll(found.remarks());
            return String.join(". ", words);
        }
    }
}
