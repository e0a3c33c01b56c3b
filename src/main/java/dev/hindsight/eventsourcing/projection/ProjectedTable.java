package dev.hindsight.eventsourcing.projection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are records. A component is a column of the same name, {@code itemCount} being
 * {@code item_count}; the first is the key, a text. Texts, numbers, booleans, instants and enums can be kept.
 *
 * @param <R> the record of a row
 */
public final class ProjectedTable<R extends Record> {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            int.class, "integer",
            long.class, "bigint",
            boolean.class, "boolean",
            BigDecimal.class, "numeric",
            Instant.class, "timestamptz");

    private final String name;
    private final Class<R> rowClass;
    private final List<RecordComponent> components;

    /** @throws IllegalArgumentException if a component is of no type that can be kept, or the first is no text */
    public ProjectedTable(String name, Class<R> rowClass) {
        this.name = name;
        this.rowClass = rowClass;
        this.components = List.of(rowClass.getRecordComponents());
        components.forEach(component -> type(component));
        if (components.getFirst().getType() != String.class) {
            throw new IllegalArgumentException("The first component of %s is its key, a text".formatted(rowClass));
        }
        components.forEach(component -> component.getAccessor().setAccessible(true));
    }

    /** The name of the table. */
    public String name() {
        return name;
    }

    /** The names of its columns, the key first. */
    public List<String> columns() {
        return components.stream().map(ProjectedTable::column).toList();
    }

    /** The columns of a row of this table, and their values as they are stored; times and enums are texts. */
    public Map<String, @Nullable Object> values(Record row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        components.forEach(component -> values.put(column(component), stored(component, row)));
        return values;
    }

    /** All rows, by key, as they stand in a schema. */
    public Map<String, R> rows(Connection connection, String schema) throws SQLException {
        String sql = "SELECT %s FROM %s".formatted(String.join(", ", columns()), in(schema));
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            return read(query);
        }
    }

    /** All rows as JSON, by key, as they stand in a schema, whether or not they make records. */
    Map<String, String> texts(Connection connection, String schema) throws SQLException {
        String sql = "SELECT %s, row_to_json(t)::text FROM %s AS t"
                .formatted(columns().getFirst(), in(schema));
        Map<String, String> rows = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }

    /** What columns there are, and of what types. */
    String form() {
        return name
                + components.stream()
                        .map(component -> column(component) + " " + type(component))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    String in(String schema) {
        return SchemaName.quoted(schema) + "." + SchemaName.quoted(name);
    }

    String createIn(String schema) {
        return "CREATE TABLE %s (%s, PRIMARY KEY (%s))"
                .formatted(
                        in(schema),
                        components.stream()
                                .map(component -> column(component) + " " + type(component))
                                .collect(Collectors.joining(", ")),
                        columns().getFirst());
    }

    /** The rows of some keys. */
    Map<String, R> read(Connection connection, String schema, Collection<String> keys) throws SQLException {
        String sql = "SELECT %s FROM %s WHERE %s = ANY (?)"
                .formatted(String.join(", ", columns()), in(schema), columns().getFirst());
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", keys.toArray()));
            return read(query);
        }
    }

    /** Writes rows in place of those of the same keys, and removes those of keys with no row: two statements at most. */
    void write(Connection connection, String schema, Map<String, @Nullable Record> changed) throws SQLException {
        List<Record> rows = changed.values().stream()
                .filter(Objects::nonNull)
                .map(Record.class::cast)
                .toList();
        if (!rows.isEmpty()) {
            upsert(connection, schema, rows);
        }
        List<String> gone = changed.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (!gone.isEmpty()) {
            String sql = "DELETE FROM %s WHERE %s = ANY (?)"
                    .formatted(in(schema), columns().getFirst());
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setArray(1, connection.createArrayOf("text", gone.toArray()));
                delete.executeUpdate();
            }
        }
    }

    private void upsert(Connection connection, String schema, List<Record> rows) throws SQLException {
        String arrays = components.stream()
                .map(component -> "?::" + type(component) + "[]")
                .collect(Collectors.joining(", "));
        String updates = columns().stream()
                .skip(1)
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        String sql = "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT (%s) DO %s"
                .formatted(
                        in(schema),
                        String.join(", ", columns()),
                        arrays,
                        columns().getFirst(),
                        updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < components.size(); i++) {
                RecordComponent component = components.get(i);
                Object[] values =
                        rows.stream().map(row -> stored(component, row)).toArray();
                insert.setArray(i + 1, connection.createArrayOf(arrayType(component), values));
            }
            insert.executeUpdate();
        }
    }

    private Map<String, R> read(PreparedStatement query) throws SQLException {
        Map<String, R> rows = new HashMap<>();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.put(result.getString(1), row(result));
            }
        }
        return rows;
    }

    private R row(ResultSet result) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(result, i + 1, components.get(i).getType());
        }
        try {
            Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = rowClass.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A row of %s does not make a %s".formatted(name, rowClass), e);
        }
    }

    private static @Nullable Object value(ResultSet result, int column, Class<?> type) throws SQLException {
        if (type == Instant.class) {
            OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        if (type.isEnum()) {
            String constant = result.getString(column);
            return constant == null
                    ? null
                    : Arrays.stream(type.getEnumConstants())
                            .filter(value -> ((Enum<?>) value).name().equals(constant))
                            .findFirst()
                            .orElseThrow(() -> new SQLException(constant + " is no " + type.getSimpleName()));
        }
        return result.getObject(column);
    }

    private static @Nullable Object stored(RecordComponent component, Record row) {
        try {
            Object value = component.getAccessor().invoke(row);
            return value instanceof Instant || value instanceof Enum<?> ? value.toString() : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    /** As JDBC sends it: times go as text, which the server reads to the microsecond. */
    private static String arrayType(RecordComponent component) {
        return component.getType() == Instant.class ? "text" : type(component);
    }

    private static String type(RecordComponent component) {
        String type = component.getType().isEnum() ? "text" : TYPES.get(component.getType());
        if (type == null) {
            throw new IllegalArgumentException("A table cannot keep " + component);
        }
        return type;
    }

    private static String column(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
