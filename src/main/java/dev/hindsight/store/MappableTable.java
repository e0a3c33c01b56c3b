package dev.hindsight.store;

import java.util.List;

/**
 * A table of the database that might hold events.
 *
 * @param likely whether its columns look like those of events
 */
public record MappableTable(String schema, String name, List<Column> columns, boolean likely) {
    public MappableTable {
        columns = List.copyOf(columns);
    }

    /**
     * One of its columns.
     *
     * @param type the PostgreSQL type without length
     * @param readable whether this user may select it
     */
    public record Column(String name, String type, boolean readable) {}

    /** For people: schema and table. */
    public String shownName() {
        return schema + "." + name;
    }
}
