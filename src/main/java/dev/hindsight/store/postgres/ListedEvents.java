package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Layout.ListedTables;
import dev.hindsight.store.postgres.Sessions.Session;
import dev.hindsight.store.postgres.StoreTable.EventsOfStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the tables of a framework that keeps a table for each stream, and a list of them. */
final class ListedEvents {
    /** So many tables can be read as one in reasonable time. */
    private static final int MOST_TABLES = 500;

    private ListedEvents() {}

    /** The same store with its tables; those that are listed and no longer there are left out. */
    static StoreTable in(Session session, StoreTable table) throws SQLException {
        ListedTables listed = table.layout().listed();
        if (listed == null) {
            return table;
        }
        List<EventsOfStream> found = new ArrayList<>();
        String list =
                "SELECT l.%1$s, trim(l.%2$s::text), has_table_privilege(c.oid, 'SELECT') FROM %3$s AS l JOIN pg_class c ON c.relname = trim(l.%2$s::text) AND c.relnamespace = ?::regnamespace ORDER BY 1 LIMIT ?"
                        .formatted(
                                StoreTable.quote(listed.stream()),
                                StoreTable.quote(listed.events()),
                                table.qualified(table.name()));
        session.rows(new Sql("").add(list, StoreTable.quote(table.schema()), MOST_TABLES + 1), row -> {
            found.add(new EventsOfStream(row.getString(1), row.getString(2), row.getBoolean(3)));
            return true;
        });
        return found.size() <= MOST_TABLES
                ? table.withListed(found, false)
                : table.withListed(found.subList(0, MOST_TABLES), true);
    }
}
