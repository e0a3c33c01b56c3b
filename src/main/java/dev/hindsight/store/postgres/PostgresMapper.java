package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappableTable.Column;
import dev.hindsight.store.MappingPreview;
import dev.hindsight.store.MappingProposal;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TableMapping;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes layouts for tables in PostgreSQL. Every question is asked on a connection of its own, which is then closed. */
public final class PostgresMapper implements MapTables {
    /** Rows in which keys of JSON are looked for. */
    private static final int SAMPLED = 100;

    private static final int MOST_KEYS = 100;
    private static final int LONGEST_TEXT = 20_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Partitions and tables of extensions are left out. */
    private static final String TABLES = """
        SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL),
               has_column_privilege(c.oid, a.attnum, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE')
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg\\_temp%' AND n.nspname NOT LIKE 'pg\\_toast%'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY n.nspname, c.relname, a.attnum
        """;

    @Override
    public List<MappableTable> tables(StoreAddress address, Cancellation cancellation) {
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, PostgresMapper::tables);
        }
    }

    @Override
    public MappingProposal propose(StoreAddress address, MappableTable table, Cancellation cancellation) {
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, session -> MappingChoices.of(table, keys(session, table)));
        }
    }

    @Override
    public MappingPreview preview(StoreAddress address, TableMapping mapping, Cancellation cancellation) {
        try (Sessions sessions = Sessions.open(address)) {
            return sessions.read(cancellation, session -> new MappingTrial(session, mapping).run());
        }
    }

    @Override
    public String layout(TableMapping mapping) {
        return MappedLayout.text(mapping);
    }

    static List<MappableTable> tables(Session session) throws SQLException {
        Map<String, Map<String, List<Column>>> found = new TreeMap<>();
        session.rows(
                new Sql(TABLES),
                row -> found.computeIfAbsent(row.getString(1), schema -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), table -> new ArrayList<>())
                        .add(new Column(row.getString(3), row.getString(4), row.getBoolean(5))));
        List<MappableTable> tables = new ArrayList<>();
        found.forEach((schema, named) -> named.forEach((name, columns) -> tables.add(table(schema, name, columns))));
        tables.sort(Comparator.comparing(table -> !table.likely()));
        return tables;
    }

    private static MappableTable table(String schema, String name, List<Column> columns) {
        boolean likely = RoleGuess.looksLikeEvents(new MappableTable(schema, name, columns, false));
        return new MappableTable(schema, name, columns, likely);
    }

    private static Map<String, List<String>> keys(Session session, MappableTable table) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (Column column : RoleGuess.candidates(EventRole.METADATA, table)) {
            keys.put(column.name(), keys(session, table, column));
        }
        return keys;
    }

    /** Bytes may be of any form: what is inside them is seen in the preview. */
    private static List<String> keys(Session session, MappableTable table, Column column) throws SQLException {
        Set<String> names = new TreeSet<>();
        switch (column.type()) {
            case "json", "jsonb" ->
                session.rows(ofJson(table, column), row -> {
                    names.add(row.getString(1));
                    return true;
                });
            case "text", "character varying" ->
                session.rows(texts(table, column), row -> {
                    names.addAll(keys(row.getString(1)));
                    return true;
                });
            default -> names.clear();
        }
        return List.copyOf(names);
    }

    /** Text need not be JSON, which PostgreSQL before 16 cannot ask without failing. */
    private static Sql texts(MappableTable table, Column column) {
        return new Sql("SELECT %1$s FROM %2$s.%3$s WHERE %1$s LIKE '{%%' AND length(%1$s) < %4$d LIMIT %5$d"
                .formatted(
                        StoreTable.quote(column.name()),
                        StoreTable.quote(table.schema()),
                        StoreTable.quote(table.name()),
                        LONGEST_TEXT,
                        SAMPLED));
    }

    private static Collection<String> keys(String text) {
        try {
            return MAPPER.readTree(text).propertyNames();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static Sql ofJson(MappableTable table, Column column) {
        String sql = """
            SELECT DISTINCT key FROM (SELECT %1$s AS document FROM %2$s.%3$s LIMIT %5$d) AS sampled,
            %4$s_object_keys(CASE WHEN %4$s_typeof(document) = 'object' THEN document ELSE '{}' END) AS key
            ORDER BY key LIMIT %6$d\
            """.formatted(
                        StoreTable.quote(column.name()),
                        StoreTable.quote(table.schema()),
                        StoreTable.quote(table.name()),
                        column.type(),
                        SAMPLED,
                        MOST_KEYS);
        return new Sql(sql);
    }
}
