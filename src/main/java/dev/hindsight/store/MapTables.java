package dev.hindsight.store;

import java.util.List;

/** Makes layouts for tables that no framework is known to write. */
public interface MapTables {
    /**
     * The tables of the database, those first that look like events.
     *
     * @throws StoreUnreachableException if there is no getting to the database
     */
    List<MappableTable> tables(StoreAddress address, Cancellation cancellation);

    /**
     * Guesses the roles of a table by the names, types and keys of its columns, and by the keys in JSON of some rows.
     *
     * @throws StoreReadException if the table cannot be read
     */
    MappingProposal propose(StoreAddress address, MappableTable table, Cancellation cancellation);

    /**
     * Reads some rows as the mapping says.
     *
     * @throws StoreReadException if the table cannot be read so
     */
    MappingPreview preview(StoreAddress address, TableMapping mapping, Cancellation cancellation);

    /**
     * The mapping as the text of a layout file.
     *
     * @throws LayoutException if a role is open without which there is no store
     */
    String layout(TableMapping mapping);
}
