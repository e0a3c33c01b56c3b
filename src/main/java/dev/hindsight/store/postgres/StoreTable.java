package dev.hindsight.store.postgres;

import dev.hindsight.store.postgres.Layout.Role;
import java.util.Map;
import java.util.Optional;

/**
 * A layout found in a database: which tables exactly, and the types of their columns.
 *
 * @param types the PostgreSQL type of each column of the events table, by name
 */
record StoreTable(Layout layout, String schema, Map<String, String> types) {
    StoreTable {
        types = Map.copyOf(types);
    }

    /** The events table as it stands in SQL. */
    String events() {
        return qualified(layout.table());
    }

    String qualified(String table) {
        return quote(schema) + "." + quote(table);
    }

    boolean has(Role role) {
        return layout.column(role).isPresent();
    }

    /** The column of a role as it stands in SQL. */
    String column(Role role) {
        return layout.column(role)
                .map(StoreTable::quote)
                .orElseThrow(() -> new IllegalStateException("The layout has no " + role.field() + "."));
    }

    /** The column of a role, or SQL null where the layout has none. */
    String columnOrNull(Role role) {
        return has(role) ? column(role) : "NULL";
    }

    /** The PostgreSQL type of a role's column, such as {@code jsonb}; empty where the layout has none. */
    Optional<String> type(Role role) {
        return layout.column(role).map(column -> types.getOrDefault(column, "text"));
    }

    boolean isType(Role role, String type) {
        return type(role).filter(type::equals).isPresent();
    }

    /** For people: schema and table, unquoted. */
    String shownName() {
        return schema + "." + layout.table();
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
