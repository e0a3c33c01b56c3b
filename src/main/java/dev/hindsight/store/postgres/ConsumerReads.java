package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.ConsumerPosition;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how far consumers have come, from one table. */
final class ConsumerReads {
    private static final Pattern IN_TOKEN = Pattern.compile("(?:\"?(?:index|position)\"?\\s*[:>]\\s*\"?)(\\d+)");
    private static final Pattern AT_END = Pattern.compile("^(?:(\\d{1,20}):)?(\\d{1,20})$");
    private static final String WHOLE_STORE = "$all";
    private static final int MOST = 2_000;

    private final ConsumersTable consumers;
    private final String schema;

    private record Trouble(long events, String lastFailure) {
        static final Trouble NONE = new Trouble(0, "");
    }

    ConsumerReads(ConsumersTable consumers, String schema) {
        this.consumers = consumers;
        this.schema = schema;
    }

    /** The positions in the table; empty where it is not there, or may not be read. */
    Optional<List<ConsumerPosition>> read(Session session) throws SQLException {
        Optional<String> table = readable(session, consumers.table());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<ConsumerPosition> positions = new ArrayList<>();
        Map<String, Trouble> troubles = troubles(session);
        session.rows(sql(table.get(), type(session, table.get())), row -> positions.add(position(row, troubles)));
        return Optional.of(positions);
    }

    private Optional<String> readable(Session session, String name) throws SQLException {
        List<String> found = new ArrayList<>();
        String qualified = qualified(name);
        session.rows(
                new Sql("").add("SELECT has_table_privilege(to_regclass(?)::oid, 'SELECT')", qualified),
                row -> !row.getBoolean(1) || found.add(qualified));
        return found.stream().findFirst();
    }

    private String qualified(String name) {
        String[] parts = name.split("\\.", 2);
        return parts.length == 2
                ? StoreTable.quote(parts[0]) + "." + StoreTable.quote(parts[1])
                : StoreTable.quote(schema) + "." + StoreTable.quote(name);
    }

    private String type(Session session, String table) throws SQLException {
        String[] type = {""};
        session.rows(
                new Sql("")
                        .add(
                                "SELECT format_type(atttypid, NULL) FROM pg_attribute "
                                        + "WHERE attrelid = to_regclass(?)::oid AND attname = ?",
                                table,
                                consumers.position()),
                row -> {
                    type[0] = row.getString(1);
                    return false;
                });
        return type[0];
    }

    private Sql sql(String table, String type) {
        String name = consumers.name().stream()
                .map(column -> "c." + StoreTable.quote(column) + "::text")
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
        String first = "c." + StoreTable.quote(consumers.name().getFirst());
        String newest = consumers.newestBy();
        Sql sql = new Sql("SELECT %s %s, %s, %s, %s, %s, %s, %s FROM %s AS c WHERE true"
                .formatted(
                        newest == null ? "" : "DISTINCT ON (%s)".formatted(first),
                        name,
                        text(type),
                        column(consumers.transaction(), "::text"),
                        column(consumers.time(), "::text"),
                        column(consumers.paused(), "::text"),
                        column(consumers.stream(), "::text"),
                        first + "::text",
                        table));
        if (consumers.like() != null) {
            sql.add(" AND " + first + " LIKE ?", consumers.like());
        }
        if (consumers.unlike() != null) {
            sql.add(" AND " + first + " NOT LIKE ?", consumers.unlike());
        }
        return sql.add(" ORDER BY %s LIMIT %d"
                .formatted(newest == null ? "1" : first + ", " + column(newest, "") + " DESC", MOST));
    }

    /** Bytes as text: what counts in them are digits. */
    private String text(String type) {
        String column = "c." + StoreTable.quote(consumers.position());
        return switch (type) {
            case "bytea" -> "encode(%s, 'escape')".formatted(column);
            case "oid" -> "encode(lo_get(%s), 'escape')".formatted(column);
            default -> column + "::text";
        };
    }

    private static String column(@Nullable String name, String cast) {
        return name == null ? "NULL" : "c." + StoreTable.quote(name) + cast;
    }

    private Map<String, Trouble> troubles(Session session) throws SQLException {
        Map<String, Trouble> troubles = new HashMap<>();
        ConsumersTable.SetAside setAside = consumers.setAside();
        if (setAside == null) {
            return troubles;
        }
        Optional<String> table = readable(session, setAside.table());
        if (table.isPresent()) {
            session.rows(
                    new Sql("SELECT %1$s::text, count(*), max(%2$s::text) FROM %3$s GROUP BY 1"
                            .formatted(
                                    StoreTable.quote(setAside.name()),
                                    StoreTable.quote(setAside.error()),
                                    table.get())),
                    row -> {
                        troubles.put(row.getString(1), new Trouble(row.getLong(2), row.getString(3)));
                        return true;
                    });
        }
        return troubles;
    }

    private ConsumerPosition position(ResultSet row, Map<String, Trouble> troubles) throws SQLException {
        String stream = row.getString(6);
        boolean whole = stream == null || stream.equals(WHOLE_STORE);
        Trouble trouble = troubles.getOrDefault(row.getString(7), Trouble.NONE);
        return new ConsumerPosition(
                row.getString(1),
                position(row.getString(2), row.getString(3)),
                whole ? null : new StreamId(stream),
                // Named after the category that it follows, in the stores that keep positions as events.
                consumers.newestBy() == null ? null : row.getString(1).replaceFirst(":.*", ""),
                time(row.getString(4)),
                "true".equals(row.getString(5)),
                trouble.events(),
                trouble.lastFailure());
    }

    static @Nullable Position position(@Nullable String text, @Nullable String transaction) {
        if (text == null) {
            return null;
        }
        Matcher plain = AT_END.matcher(text.strip());
        try {
            if (plain.matches()) {
                String before = plain.group(1) == null ? transaction : plain.group(1);
                return new Position(before == null ? 0 : Long.parseLong(before), Long.parseLong(plain.group(2)));
            }
            Matcher token = IN_TOKEN.matcher(text);
            return token.find() ? new Position(0, Long.parseLong(token.group(1))) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d{2})$", "$1:00");
            return OffsetDateTime.parse(iso.matches(".*(Z|[+-]\\d{2}:\\d{2})$") ? iso : iso + "Z")
                    .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
