package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Condition.Operator;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Literal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.StringNode;

/**
 * Puts conditions into SQL that is never null where it matters: {@code not} asks IS NOT TRUE, so that a value which is
 * not there meets no comparison. Texts typed by people are bound; only the names of a path are written into the text, as
 * literals, since an index on an expression serves no other form.
 */
final class ConditionSql {
    /** From here on, text can be asked whether it is JSON before it is taken as such. */
    private static final int CAN_TEST_JSON = 16;

    /** ISO 8601, to the last day of each month: every text of this form is a timestamptz, and no cast can fail. */
    private static final String ISO_TIME =
            "^([1-9]\\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)"
                    + "|02-(0[1-9]|1\\d|2[0-8]))|([1-9]\\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29)"
                    + "([T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-](0\\d|1[0-3]):?[0-5]\\d)?)?$";

    private final StoreTable table;
    private final int serverVersion;

    /** {@code serverVersion} is the major version of the server. */
    ConditionSql(StoreTable table, int serverVersion) {
        this.table = table;
        this.serverVersion = serverVersion;
    }

    /** Whether the database can answer it; where it cannot, the events have to be looked at one by one. */
    boolean canAnswer(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.stream().allMatch(this::canAnswer);
            case Condition.Or(List<Condition> parts) -> parts.stream().allMatch(this::canAnswer);
            case Condition.Not(Condition part) -> canAnswer(part);
            case Condition.Compare compare -> canAnswer(compare.field());
            case Condition.In in -> canAnswer(in.field());
            case Condition.Contains contains -> canAnswer(contains.field());
            case Condition.Exists exists -> canAnswer(exists.field());
            case Condition.Mentions _ -> isPlain(EventRole.PAYLOAD) && isPlain(EventRole.METADATA);
        };
    }

    Sql of(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                Sql.joined("AND", parts.stream().map(this::of).toList());
            case Condition.Or(List<Condition> parts) ->
                Sql.joined("OR", parts.stream().map(this::of).toList());
            case Condition.Not(Condition part) -> new Sql("(").add(of(part)).add(") IS NOT TRUE");
            case Condition.Compare compare -> compare(compare);
            case Condition.In(Field field, List<Literal> literals) ->
                field instanceof Field.Header header && header.kind() == Field.Kind.TEXT
                        ? oneOf(header, literals)
                        : Sql.joined(
                                "OR",
                                literals.stream()
                                        .map(literal -> compare(new Condition.Compare(field, Operator.EQUAL, literal)))
                                        .toList());
            case Condition.Contains(Field field, Literal literal) -> contains(field, literal);
            case Condition.Exists(Field field) -> exists(field);
            case Condition.Mentions(String text) -> mentions(text);
        };
    }

    /** Text in which the wildcards of LIKE stand for themselves. */
    static String escapeLike(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The value at a path as a number, or null: in this form it can be indexed. */
    String number(Field.Value value) {
        return "(CASE WHEN jsonb_typeof(%1$s #> %2$s) = 'number' THEN (%1$s #>> %2$s)::numeric END)"
                .formatted(document(value.root()), path(value));
    }

    /** The value at a path as text, or null where it is none. */
    String text(Field.Value value) {
        return "(CASE WHEN jsonb_typeof(%1$s #> %2$s) = 'string' THEN (%1$s #>> %2$s) COLLATE \"C\" END)"
                .formatted(document(value.root()), path(value));
    }

    /** In the collation of the database, which knows upper and lower case. */
    private String plainText(Field.Value value) {
        return "(CASE WHEN jsonb_typeof(%1$s #> %2$s) = 'string' THEN %1$s #>> %2$s END)"
                .formatted(document(value.root()), path(value));
    }

    /** The document as jsonb. */
    String document(Field.Root root) {
        EventRole role = role(root);
        String column = table.column(role);
        if (table.isType(role, "jsonb")) {
            return column;
        }
        return serverVersion >= CAN_TEST_JSON
                ? "(CASE WHEN pg_input_is_valid(%1$s::text, 'jsonb') THEN %1$s::jsonb END)".formatted(column)
                : column + "::jsonb";
    }

    private Sql compare(Condition.Compare compare) {
        return switch (compare.field()) {
            case Field.Header header -> header(header, compare);
            case Field.User user -> user(user, compare);
            case Field.Value value -> value(value, compare.operator(), compare.literal());
        };
    }

    private Sql header(Field.Header header, Condition.Compare compare) {
        EventRole role = role(header);
        if (!table.has(role) && role != EventRole.TIME) {
            return new Sql("false");
        }
        boolean same = compare.operator() == Operator.EQUAL;
        if (header.kind() == Field.Kind.TEXT && same) {
            return oneOf(header, List.of(compare.literal()));
        }
        String column =
                header.kind() == Field.Kind.TEXT ? table.column(role) + "::text COLLATE \"C\"" : table.column(role);
        return new Sql("").add(column + " " + symbol(compare.operator()) + " ?", bound(compare.literal()));
    }

    private Sql oneOf(Field.Header header, List<Literal> literals) {
        EventRole role = role(header);
        return table.has(role)
                ? table.oneOf(role, literals.stream().map(ConditionSql::words).toList())
                : new Sql("false");
    }

    /** For equality each place is asked by containment, which an index can answer. */
    private Sql user(Field.User user, Condition.Compare compare) {
        if (!table.has(EventRole.METADATA)) {
            return new Sql("false");
        }
        Sql whole = new Sql("")
                .add(
                        "%s COLLATE \"C\" %s ?".formatted(userText(user), symbol(compare.operator())),
                        words(compare.literal()));
        if (compare.operator() != Operator.EQUAL) {
            return whole;
        }
        List<Sql> places = user.places().stream()
                .map(place -> value(place, Operator.EQUAL, compare.literal()))
                .toList();
        return Sql.joined("AND", List.of(Sql.joined("OR", places), whole));
    }

    private String userText(Field.User user) {
        return user.places().stream()
                .map(place -> "%s #>> %s".formatted(document(place.root()), path(place)))
                .collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    private Sql value(Field.Value value, Operator operator, Literal literal) {
        if (!table.has(role(value.root()))) {
            return new Sql("false");
        }
        if (literal instanceof Literal.Time(Instant time)) {
            return new Sql("").add(time(value) + " " + symbol(operator) + " ?", time.atOffset(ZoneOffset.UTC));
        }
        return switch (operator) {
            case EQUAL -> equal(value, literal);
            case NOT_EQUAL -> same(value, "<>", literal);
            default -> ordered(value, operator, literal);
        };
    }

    /** Containment is what a GIN index answers; it finds object members only, so array indexes go another way. */
    private Sql equal(Field.Value value, Literal literal) {
        boolean throughArray = value.path().stream().anyMatch(step -> step.matches("-?\\d+"));
        return throughArray
                ? same(value, "=", literal)
                : new Sql("").add(document(value.root()) + " @> ?::text::jsonb", nested(value, json(literal)));
    }

    private Sql same(Field.Value value, String operator, Literal literal) {
        return new Sql("")
                .add(
                        "%s #> %s %s ?::text::jsonb".formatted(document(value.root()), path(value), operator),
                        json(literal));
    }

    /** CASE, since AND promises no order and the cast of a text to a number would fail. */
    private Sql ordered(Field.Value value, Operator operator, Literal literal) {
        return switch (literal) {
            case Literal.Numeric(BigDecimal number) ->
                new Sql("").add(number(value) + " " + symbol(operator) + " ?", number);
            case Literal.Text(String text) -> new Sql("").add(text(value) + " " + symbol(operator) + " ?", text);
            default -> new Sql("false");
        };
    }

    /** A text without an offset is UTC. */
    private String time(Field.Value value) {
        String text = "(%s #>> %s)".formatted(document(value.root()), path(value));
        return "(CASE WHEN %1$s ~ '%2$s' THEN (%1$s || CASE WHEN %1$s ~ 'T.*(Z|[+-]\\d\\d:?\\d\\d)$' OR %1$s ~ ' .*(Z|[+-]\\d\\d:?\\d\\d)$' THEN '' ELSE ' UTC' END)::timestamptz END)"
                .formatted(text, ISO_TIME);
    }

    private Sql contains(Field field, Literal literal) {
        String pattern = "%" + escapeLike(words(literal)) + "%";
        return switch (field) {
            case Field.Header header ->
                table.has(role(header))
                        ? new Sql("").add(table.column(role(header)) + "::text ILIKE ?", pattern)
                        : new Sql("false");
            case Field.User user ->
                table.has(EventRole.METADATA)
                        ? new Sql("").add(userText(user) + " ILIKE ?", pattern)
                        : new Sql("false");
            case Field.Value value -> contains(value, literal, pattern);
        };
    }

    private Sql contains(Field.Value value, Literal literal, String pattern) {
        if (!table.has(role(value.root()))) {
            return new Sql("false");
        }
        Sql element = new Sql("")
                .add(
                        "(jsonb_typeof(%1$s #> %2$s) = 'array' AND %1$s #> %2$s @> ?::text::jsonb)"
                                .formatted(document(value.root()), path(value)),
                        "[" + json(literal) + "]");
        return literal instanceof Literal.Text
                ? Sql.joined("OR", List.of(element, new Sql("").add(plainText(value) + " ILIKE ?", pattern)))
                : element;
    }

    private Sql exists(Field field) {
        return switch (field) {
            case Field.Header header ->
                new Sql(table.has(role(header)) ? table.column(role(header)) + " IS NOT NULL" : "false");
            case Field.User user -> new Sql(table.has(EventRole.METADATA) ? userText(user) + " IS NOT NULL" : "false");
            case Field.Value value ->
                new Sql(
                        table.has(role(value.root()))
                                ? "%s #> %s IS NOT NULL".formatted(document(value.root()), path(value))
                                : "false");
        };
    }

    private Sql mentions(String text) {
        String pattern = "%" + escapeLike(text) + "%";
        List<Sql> places = new ArrayList<>();
        for (EventRole role : List.of(EventRole.PAYLOAD, EventRole.METADATA)) {
            if (table.has(role)) {
                places.add(new Sql("").add(table.column(role) + "::text ILIKE ?", pattern));
            }
        }
        return Sql.joined("OR", places);
    }

    private boolean canAnswer(Field field) {
        return switch (field) {
            case Field.Header _ -> true;
            case Field.User _ -> isJson(EventRole.METADATA);
            case Field.Value value -> isJson(role(value.root()));
        };
    }

    /** What is not there at all is no JSON, which the database can tell. */
    private boolean isJson(EventRole role) {
        return !table.has(role)
                || table.isType(role, "jsonb")
                || table.isType(role, "json")
                || (isPlain(role) && serverVersion >= CAN_TEST_JSON);
    }

    private boolean isPlain(EventRole role) {
        return !table.isType(role, "bytea") && !table.isType(role, "oid");
    }

    private static EventRole role(Field.Root root) {
        return root == Field.Root.PAYLOAD ? EventRole.PAYLOAD : EventRole.METADATA;
    }

    static EventRole role(Field.Header header) {
        return switch (header) {
            case TYPE -> EventRole.TYPE;
            case STREAM -> EventRole.STREAM;
            case STREAM_TYPE -> EventRole.STREAM_TYPE;
            case VERSION -> EventRole.VERSION;
            case POSITION -> EventRole.POSITION;
            case TIME -> EventRole.TIME;
            case ID -> EventRole.ID;
            case CORRELATION -> EventRole.CORRELATION;
            case CAUSATION -> EventRole.CAUSATION;
        };
    }

    private static String symbol(Operator operator) {
        return operator == Operator.NOT_EQUAL ? "<>" : operator.symbol();
    }

    private static Object bound(Literal literal) {
        return switch (literal) {
            case Literal.Numeric(BigDecimal number) -> whole(number);
            case Literal.Time(Instant time) -> time.atOffset(ZoneOffset.UTC);
            default -> words(literal);
        };
    }

    /** A bigint compared with a numeric would have no index. */
    private static Object whole(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException _) {
            return number;
        }
    }

    private static String words(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> value;
            case Literal.Numeric(BigDecimal value) -> value.toPlainString();
            default -> literal.toString();
        };
    }

    private static String json(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> StringNode.valueOf(value).toString();
            case Literal.Numeric(BigDecimal value) -> value.toString();
            case Literal.Truth(boolean value) -> Boolean.toString(value);
            case Literal.Null() -> "null";
            case Literal.Time(Instant value) ->
                StringNode.valueOf(value.toString()).toString();
        };
    }

    /** The literal inside an object for every step of the path. */
    private static String nested(Field.Value value, String literal) {
        StringBuilder json = new StringBuilder(literal);
        for (String step : value.path().reversed()) {
            json.insert(0, "{" + StringNode.valueOf(step) + ":").append('}');
        }
        return json.toString();
    }

    private static String path(Field.Value value) {
        return value.path().stream().map(SourceSql::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }
}
