package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the tables of the events are, by the catalog: without reading one of them.
 *
 * @param rows about how many, by what was known when the table was last analysed; 0 where that is nothing
 * @param bytes of the rows, without indexes and what is stored aside; 0 where there is no telling
 * @param largest the name of the largest partition as it stands in SQL, or that of the table if it has none
 */
record TableSize(long rows, long bytes, String largest) {
    private static final double PAGE = 8_192;

    static TableSize of(Session session, StoreTable table, Capabilities capabilities) throws SQLException {
        TableSize unknown = new TableSize(0, 0, table.eventsTable());
        if (!capabilities.partitions()) {
            return unknown;
        }
        // A table without partitions has no tree. Rows as the planner has them: the table has grown since it was
        // analysed, and its rows with it.
        Sql sql = new Sql("").add("""
                SELECT coalesce(sum(CASE WHEN part.relpages > 0 AND part.reltuples > 0
                                    THEN part.reltuples * size.bytes / (part.relpages * 8192.0) END), 0)::bigint,
                       coalesce(sum(size.bytes), 0)::bigint,
                       (array_agg(part.oid::regclass::text ORDER BY size.bytes DESC))[1]
                FROM unnest(?::text[]) AS events
                LEFT JOIN LATERAL pg_partition_tree(events::regclass) AS tree ON tree.isleaf
                JOIN pg_class AS part ON part.oid = coalesce(tree.relid, events::regclass)
                CROSS JOIN LATERAL (SELECT pg_relation_size(part.oid) AS bytes) AS size""", table.tables());
        List<TableSize> found = new ArrayList<>();
        session.rows(
                sql,
                row -> row.getString(3) != null
                        && found.add(new TableSize(row.getLong(1), row.getLong(2), row.getString(3))));
        return found.isEmpty() ? unknown : found.getFirst();
    }

    /** How much of the table so many pages are: more than 0, at most 1. */
    double share(int pages) {
        return Math.min(1, pages * PAGE / bytes);
    }

    /** The clause that reads about so many pages, anywhere in the table. */
    String sample(int pages) {
        return " TABLESAMPLE SYSTEM (%s)".formatted(share(pages) * 100);
    }
}
