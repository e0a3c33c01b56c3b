package dev.hindsight.bench;

import dev.hindsight.testing.GeneratedStore;
import dev.hindsight.testing.TestPostgres;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The store that benchmarks read, of {@code -Dbench.events} events. It is in an embedded server that ends with the
 * benchmark, or in an otherwise empty database that {@code -Dbench.url} names: there it is filled once and found again.
 */
final class BenchStore {
    private BenchStore() {}

    /** How many events, unless the command line says otherwise. */
    static long events(long unlessSaid) {
        return Long.getLong("bench.events", unlessSaid);
    }

    /** A database with that many events. */
    static DataSource filled(long events) {
        DataSource database = database();
        long there = GeneratedStore.size(database);
        if (there == 0) {
            GeneratedStore.fill(database, events);
        } else if (there != events) {
            throw new IllegalStateException(
                    "The database of the benchmarks holds %,d events and not %,d. Drop it, or name another."
                            .formatted(there, events));
        }
        return database;
    }

    static String url(DataSource database) {
        String named = System.getProperty("bench.url", "");
        return named.isEmpty() ? TestPostgres.jdbcUrl(database) : named;
    }

    private static DataSource database() {
        String url = System.getProperty("bench.url", "");
        if (url.isEmpty()) {
            return TestPostgres.freshDatabase();
        }
        PGSimpleDataSource named = new PGSimpleDataSource();
        named.setUrl(url);
        return named;
    }
}
