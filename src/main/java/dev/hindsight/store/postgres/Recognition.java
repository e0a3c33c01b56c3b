package dev.hindsight.store.postgres;

import dev.hindsight.store.LayoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the tables of a layout by looking at the catalog only. */
final class Recognition {
    /** Partitions are left out: they are parts of a table that is found itself. */
    private static final String COLUMNS_OF_TABLE = """
            SELECT n.nspname, a.attname, format_type(a.atttypid, NULL)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_temp%'
            """;

    private Recognition() {}

    /** Every store in the database that one of the layouts describes, in the order of layouts and schemas. */
    static List<StoreTable> find(Connection connection, List<Layout> layouts) throws SQLException {
        List<StoreTable> found = new ArrayList<>();
        for (Layout layout : layouts) {
            columnsBySchema(connection, layout.table()).forEach((schema, types) -> {
                if (types.keySet().containsAll(needed(layout))) {
                    found.add(new StoreTable(layout, schema, types));
                }
            });
        }
        return found;
    }

    /**
     * The one store of the database.
     *
     * @throws LayoutException if there is none, or more than one
     */
    static StoreTable theOne(List<StoreTable> found, List<Layout> layouts, String address) {
        if (found.isEmpty()) {
            String tried = layouts.stream().map(Layout::id).collect(Collectors.joining(", "));
            throw new LayoutException(
                    "No event store was recognised in %s. Layouts tried: %s. Is this the right database, and may this user see its tables?"
                            .formatted(address, tried),
                    null);
        }
        if (found.size() > 1) {
            String candidates = found.stream().map(Recognition::describe).collect(Collectors.joining(", "));
            throw new LayoutException(
                    "%s holds more than one event store: %s. Name the schema in the URL, as in ?currentSchema=%s."
                            .formatted(address, candidates, found.getFirst().schema()),
                    null);
        }
        return found.getFirst();
    }

    /** Those in the named schema, or all of them if it has none. */
    static List<StoreTable> preferring(String schema, List<StoreTable> found) {
        List<StoreTable> there =
                found.stream().filter(table -> table.schema().equals(schema)).toList();
        return there.isEmpty() ? found : there;
    }

    private static String describe(StoreTable table) {
        return table.layout().id() + " in " + table.shownName();
    }

    private static Set<String> needed(Layout layout) {
        Set<String> needed = new HashSet<>(layout.columns().values());
        needed.addAll(layout.recognisedBy());
        return needed;
    }

    private static Map<String, Map<String, String>> columnsBySchema(Connection connection, String table)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS_OF_TABLE)) {
            query.setString(1, table);
            Map<String, Map<String, String>> columns = new TreeMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString(1), schema -> new TreeMap<>())
                            .put(rows.getString(2), rows.getString(3));
                }
            }
            return columns;
        }
    }
}
