package dev.hindsight.store.postgres;

import dev.hindsight.store.TableRow;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of tables that hold no events, each as JSON, so that any type of column can be read. */
final class TableReads {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TableReads() {}

    /** The rows after a key, in the order of the key as text. */
    static List<TableRow> rows(
            Session session, String schema, String table, String key, @Nullable String after, int limit)
            throws SQLException {
        String column = "t." + StoreTable.quote(key);
        Sql sql = new Sql("SELECT %1$s::text, row_to_json(t)::text FROM %2$s.%3$s AS t WHERE %1$s IS NOT NULL"
                .formatted(column, StoreTable.quote(schema), StoreTable.quote(table)));
        if (after != null) {
            sql.add(" AND " + column + "::text > ?", after);
        }
        sql.add(" ORDER BY %s::text LIMIT %d".formatted(column, limit));
        List<TableRow> rows = new ArrayList<>();
        session.rows(sql, row -> rows.add(new TableRow(row.getString(1), values(row.getString(2)))));
        return rows;
    }

    private static Map<String, JsonNode> values(String json) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        MAPPER.readTree(json).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }
}
