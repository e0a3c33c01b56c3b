package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Tail;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Follows a store in the way that its columns and its server allow. Each read is a transaction of its own. */
final class PostgresTail<T> implements Tail<T> {
    private final Sessions sessions;
    private final StoreTable table;
    private final EventFilter filter;
    private final TailColumns<T> columns;
    private final EventQuery query;
    private final OptionalLong from;
    private @Nullable TailReading<T> reading;

    PostgresTail(
            Sessions sessions,
            StoreTable table,
            EventFilter filter,
            TailColumns<T> columns,
            EventQuery query,
            OptionalLong from) {
        this.sessions = sessions;
        this.table = table;
        this.filter = filter;
        this.columns = columns;
        this.query = query;
        this.from = from;
    }

    @Override
    public Arrivals<T> read(int limit, Cancellation cancellation) {
        Arrivals<T> read =
                sessions.read(cancellation, session -> reading(session).read(session, limit));
        return new Arrivals<>(
                read.events().stream().filter(columns.wanted()).toList(), read.more(), read.waiting(), read.heldBack());
    }

    private TailReading<T> reading(Session session) throws SQLException {
        if (reading == null) {
            reading = choose(Snapshot.isKnown(session));
        }
        return reading;
    }

    private TailReading<T> choose(boolean snapshots) {
        if (snapshots && table.isType(EventRole.TRANSACTION, "xid8")) {
            return new TransactionTail<>(table, filter, columns, query, from);
        }
        return table.has(EventRole.TRANSACTION)
                ? new RecentTail<>(table, filter, columns, query, from)
                : new NumberedTail<>(table, filter, columns, query, from, snapshots);
    }
}
