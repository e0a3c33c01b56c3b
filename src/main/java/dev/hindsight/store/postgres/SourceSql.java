package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the sources of a layout into SQL, by the types that the columns have in this database. */
final class SourceSql {
    static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> JSON = Set.of("json", "jsonb");

    private final StoreTable table;

    SourceSql(StoreTable table) {
        this.table = table;
    }

    /** Whether all columns that the source cannot do without are there and may be read. */
    boolean available(Source source) {
        return switch (source) {
            case Source.Column column -> table.columnType(column) != null;
            case Source.FirstOf(List<Source> choices) -> choices.stream().anyMatch(this::available);
            default -> source.parts().allMatch(this::available);
        };
    }

    /** Whether what is looked for inside a document can be found there by the document's type. */
    boolean hasFittingTypes(Source source) {
        return switch (source) {
            case Source.AnyElement any -> type(any.document()).equals("jsonb");
            case Source.FirstOf first -> availableOf(first).stream().allMatch(this::hasFittingTypes);
            default -> source.parts().allMatch(this::hasFittingTypes);
        };
    }

    /** The source as an SQL expression. */
    String sql(Source source) {
        return switch (source) {
            case Source.Column column -> column.table() + "." + StoreTable.quote(column.name());
            case Source.Json json -> inJson(json);
            case Source.Before(Source of, String separator) ->
                "split_part(%s, %s, 1)".formatted(text(of), literal(separator));
            case Source.After(Source of, String separator) ->
                "substr(%1$s, strpos(%1$s, %2$s) + %3$d)".formatted(text(of), literal(separator), separator.length());
            case Source.Joined(List<Source> pieces, String separator) ->
                pieces.stream()
                        .map(this::text)
                        .collect(Collectors.joining(" || " + literal(separator) + " || ", "(", ")"));
            case Source.FirstOf first -> firstOf(first);
            case Source.Constant(String text) -> literal(text) + "::text";
            case Source.AnyElement(Source document, List<String> path) ->
                "(%s #>> %s)".formatted(sql(document), array(path, "0"));
            case Source.EventAt at -> eventAt(at);
            case Source.Tied(Source number, Source by) ->
                "((%s::bigint << 20) + (hashtext(%s) & 1048575))".formatted(sql(number), text(by));
            case Source.Microseconds(Source time) -> "(extract(epoch FROM %s) * 1000000)::bigint".formatted(time(time));
        };
    }

    /** The PostgreSQL type of the source's value. */
    String type(Source source) {
        return switch (source) {
            case Source.Column column -> Objects.requireNonNullElse(table.columnType(column), "text");
            case Source.Json json -> Objects.requireNonNullElse(json.type(), "text");
            case Source.FirstOf first -> typeOfFirst(availableOf(first));
            case Source.EventAt _ -> table.type(EventRole.ID).orElse("text");
            case Source.Tied _, Source.Microseconds _ -> "bigint";
            case Source.Before _, Source.After _, Source.Joined _, Source.Constant _, Source.AnyElement _ -> "text";
        };
    }

    /**
     * The source as a timestamptz. A time without zone is UTC, which is what the frameworks mean; a whole number counts
     * milliseconds since 1970; text is ISO 8601, and null where it is not.
     */
    String time(Source source) {
        String sql = sql(source);
        String type = type(source);
        if (type.equals("timestamp with time zone")) {
            return sql;
        }
        if (type.startsWith("timestamp")) {
            return "(" + sql + " AT TIME ZONE 'UTC')";
        }
        if (INTEGERS.contains(type)) {
            return "to_timestamp(" + sql + " / 1000.0)";
        }
        return "(CASE WHEN %1$s ~ '^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*(Z|[+-]\\d\\d(:?\\d\\d)?)$' THEN (%1$s)::timestamptz WHEN %1$s ~ '^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d' THEN (%1$s || 'Z')::timestamptz END)"
                .formatted(text(source));
    }

    /**
     * That the source's value is one of these texts. They are compared in the type of the column, so that its index
     * helps; a text that cannot be of that type is none of them.
     */
    Sql oneOf(Source source, Collection<String> values) {
        return switch (source) {
            case Source.Joined joined when joined.pieces().size() == 2 -> oneOfJoined(joined, values);
            case Source.FirstOf first -> oneOfFirst(availableOf(first), values);
            case Source.AnyElement any -> anyOf(any, values);
            default -> oneOfTyped(source, values);
        };
    }

    /** That a row is one of those that the layout describes so. */
    String matches(HiddenRows rows) {
        String sql = sql(rows.source());
        return switch (rows.test()) {
            case HiddenRows.Test.Is(String value) ->
                INTEGERS.contains(type(rows.source())) && value.matches("-?\\d{1,18}")
                        ? sql + " = " + value
                        : text(rows.source()) + " = " + literal(value);
            case HiddenRows.Test.Like(String pattern) -> text(rows.source()) + " LIKE " + literal(pattern);
            case HiddenRows.Test.Present() -> sql + " IS NOT NULL";
            case HiddenRows.Test.True() -> sql;
        };
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String text(Source source) {
        String type = type(source);
        return type.equals("text") || type.equals("character varying") ? sql(source) : sql(source) + "::text";
    }

    private String inJson(Source.Json json) {
        String type = type(json.document());
        String found = JSON.contains(type)
                ? "(%s #>> %s)".formatted(sql(json.document()), array(json.path()))
                : inText(asText(json.document()), json.path().getLast(), json.type() != null);
        return json.type() == null
                ? found
                : "(CASE WHEN %1$s ~ '^-?\\d{1,18}$' THEN (%1$s)::%2$s END)".formatted(found, json.type());
    }

    /** Bytes of any kind become text in which ASCII stands for itself, and nothing can fail. */
    private String asText(Source document) {
        return switch (type(document)) {
            case "bytea" -> "encode(%s, 'escape')".formatted(sql(document));
            case "oid" -> "encode(%s, 'escape')".formatted(largeObject(sql(document)));
            default -> text(document);
        };
    }

    /** JSON, the XML of XStream, or the YAML of Ruby: looked for by the key, since none of them can be relied on. */
    private static String inText(String text, String key, boolean number) {
        String safe = literal(key.replaceAll("([^A-Za-z0-9_])", "\\\\$1"));
        String json = number ? "\\s*:\\s*\"?(-?\\d+)" : "\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"";
        return """
                coalesce(substring(%1$s from '"' || %2$s || '"%3$s'),
                         substring(%1$s from '<string>' || %2$s || '</string>\\s*<string>([^<]*)</string>'),
                         substring(%1$s from '(?:^|\\n):?' || %2$s || ':\\s+["'']?([^\\s"'']+)'))""".formatted(text, safe, json);
    }

    /** Null where the object is missing or this user may not read it: an error would end the read of all events. */
    static String largeObject(String oid) {
        return """
                (CASE WHEN EXISTS (SELECT FROM pg_largeobject_metadata lo WHERE lo.oid = %1$s
                      AND (pg_has_role(lo.lomowner, 'USAGE') OR EXISTS (SELECT FROM aclexplode(lo.lomacl) granted
                           WHERE granted.privilege_type = 'SELECT'
                             AND (granted.grantee = 0 OR pg_has_role(granted.grantee, 'USAGE')))))
                 THEN lo_get(%1$s) END)""".formatted(oid);
    }

    private String firstOf(Source.FirstOf first) {
        List<Source> choices = availableOf(first);
        String type = typeOfFirst(choices);
        return choices.size() == 1
                ? sql(choices.getFirst())
                : choices.stream().map(choice -> as(type, choice)).collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    private String as(String type, Source source) {
        if (type(source).equals(type)) {
            return sql(source);
        }
        return type.equals("bytea") ? "convert_to(%s, 'UTF8')".formatted(text(source)) : sql(source) + "::" + type;
    }

    private String typeOfFirst(List<Source> choices) {
        Set<String> types = choices.stream().map(this::type).collect(Collectors.toSet());
        if (types.size() == 1) {
            return types.iterator().next();
        }
        if (INTEGERS.containsAll(types)) {
            return "bigint";
        }
        return types.contains("bytea") ? "bytea" : "text";
    }

    private List<Source> availableOf(Source.FirstOf first) {
        return first.choices().stream().filter(this::available).toList();
    }

    /** By the index on stream and version, which every store of this kind has. */
    private String eventAt(Source.EventAt at) {
        return "(SELECT cause.%s FROM %s AS cause WHERE cause.%s = %s AND cause.%s = %s)"
                .formatted(
                        plainColumn(EventRole.ID),
                        table.eventsTable(),
                        plainColumn(EventRole.STREAM),
                        sql(at.stream()),
                        plainColumn(EventRole.VERSION),
                        sql(at.version()));
    }

    private String plainColumn(EventRole role) {
        return table.layout()
                .column(role)
                .filter(Source.Column.class::isInstance)
                .map(source -> StoreTable.quote(((Source.Column) source).name()))
                .orElseThrow(
                        () -> new IllegalStateException("“eventAt” needs a plain column as " + role.field() + "."));
    }

    private Sql oneOfTyped(Source source, Collection<String> values) {
        String type = type(source);
        List<String> possible =
                values.stream().filter(value -> canBe(type, value)).toList();
        return new Sql("").add(sql(source) + " = ANY (?::text[]::" + type + "[])", possible);
    }

    /** Each place where the separator stands may be the one that joins the two. */
    private Sql oneOfJoined(Source.Joined joined, Collection<String> values) {
        Source left = joined.pieces().getFirst();
        Source right = joined.pieces().getLast();
        List<Sql> choices = new ArrayList<>();
        for (String value : values) {
            int at = value.indexOf(joined.separator());
            for (; at >= 0; at = value.indexOf(joined.separator(), at + 1)) {
                String before = value.substring(0, at);
                String after = value.substring(at + joined.separator().length());
                if (canBe(type(left), before) && canBe(type(right), after)) {
                    choices.add(Sql.joined("AND", List.of(oneOf(left, List.of(before)), oneOf(right, List.of(after)))));
                }
            }
        }
        return choices.isEmpty() ? new Sql("false") : Sql.joined("OR", choices);
    }

    private Sql oneOfFirst(List<Source> choices, Collection<String> values) {
        List<Sql> each = new ArrayList<>();
        StringBuilder othersAreNull = new StringBuilder();
        for (Source choice : choices) {
            each.add(new Sql("(").add(oneOf(choice, values)).add(othersAreNull + ")"));
            othersAreNull.append(" AND ").append(sql(choice)).append(" IS NULL");
        }
        return Sql.joined("OR", each);
    }

    /** Containment, which an index on the document answers. */
    private Sql anyOf(Source.AnyElement any, Collection<String> values) {
        List<Sql> each = new ArrayList<>();
        for (String value : values) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            ObjectNode parent = document;
            for (String step : any.path().subList(0, any.path().size() - 1)) {
                parent = parent.putObject(step);
            }
            parent.putArray(any.path().getLast()).add(value);
            each.add(new Sql("").add(sql(any.document()) + " @> ?::text::jsonb", document.toString()));
        }
        return each.isEmpty() ? new Sql("false") : Sql.joined("OR", each);
    }

    private static boolean canBe(String type, String value) {
        if (type.equals("uuid")) {
            return isUuid(value);
        }
        return !INTEGERS.contains(type) || value.matches("-?\\d{1,18}");
    }

    private static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String array(List<String> path, String... more) {
        List<String> steps = new ArrayList<>(path);
        steps.addAll(List.of(more));
        return steps.stream().map(SourceSql::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
}
