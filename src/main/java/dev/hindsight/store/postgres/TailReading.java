package dev.hindsight.store.postgres;

import dev.hindsight.store.Tail.Arrivals;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;

/** A way to read on in a store that misses nothing. Remembers where it is; a read that fails leaves that unchanged. */
@FunctionalInterface
interface TailReading<T> {
    Arrivals<T> read(Session session, int limit) throws SQLException;
}
