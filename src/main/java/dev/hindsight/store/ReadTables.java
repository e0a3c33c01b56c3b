package dev.hindsight.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tables of the same database that hold no events, such as read models. */
public interface ReadTables {
    /** The tables that this user may see. */
    default List<MappableTable> tables(Cancellation cancellation) {
        return List.of();
    }

    /**
     * The next rows of a table in the order of a key; rows without one are left out.
     *
     * @param key the column of the key, unique among the rows
     * @param after the key of the last row that was read; null to begin
     * @param limit the most rows, at least 1
     */
    default List<TableRow> tableRows(
            String schema, String table, String key, @Nullable String after, int limit, Cancellation cancellation) {
        return List.of();
    }
}
