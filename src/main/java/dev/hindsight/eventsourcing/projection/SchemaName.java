package dev.hindsight.eventsourcing.projection;

/** Names of schemas in SQL. */
final class SchemaName {
    private SchemaName() {}

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
