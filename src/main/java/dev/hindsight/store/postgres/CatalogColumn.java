package dev.hindsight.store.postgres;

/**
 * A column as the catalog knows it.
 *
 * @param type its PostgreSQL type without length, such as {@code character varying}
 * @param readable whether this user may select it
 */
record CatalogColumn(String type, boolean readable) {}
