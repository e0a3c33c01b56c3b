package dev.hindsight.store.postgres;

import dev.hindsight.store.Condition;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.StoreReadException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Puts conditions on payload and metadata into SQL. A value that is missing meets no condition, not even "!=". */
final class ConditionSql {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StoreTable table;

    ConditionSql(StoreTable table) {
        this.table = table;
    }

    Sql of(Condition condition) {
        String document = document(condition.root());
        return switch (condition.operator()) {
            case EQUAL -> equal(document, condition);
            case NOT_EQUAL -> compared(document, condition, "<>");
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> ordered(document, condition);
        };
    }

    /** That the text stands somewhere in payload or metadata, whatever its case. */
    Sql contains(String text) {
        String pattern = "%" + escapeLike(text) + "%";
        List<Sql> places = new ArrayList<>();
        for (EventRole role : List.of(EventRole.PAYLOAD, EventRole.METADATA)) {
            if (isText(role)) {
                places.add(new Sql("").add(table.column(role) + "::text ILIKE ?", pattern));
            }
        }
        if (places.isEmpty()) {
            throw new StoreReadException(
                    "This store keeps its payloads in a form that PostgreSQL cannot look into, so no text can be looked for.",
                    null);
        }
        return Sql.joined("OR", places);
    }

    private boolean isText(EventRole role) {
        return table.has(role) && !table.isType(role, "bytea") && !table.isType(role, "oid");
    }

    /** Text in which the wildcards of LIKE stand for themselves. */
    static String escapeLike(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Containment is what a GIN index answers; it finds object members only, so array indexes go another way. */
    private static Sql equal(String document, Condition condition) {
        boolean throughArray = condition.path().stream().anyMatch(step -> step.matches("-?\\d+"));
        return throughArray
                ? compared(document, condition, "=")
                : new Sql("").add(document + " @> ?::text::jsonb", nested(condition));
    }

    private static Sql compared(String document, Condition condition, String operator) {
        return new Sql("")
                .add(
                        "%s #> ?::text[] %s ?::text::jsonb".formatted(document, operator),
                        condition.path(),
                        condition.literal());
    }

    /** CASE, since AND promises no order and the cast of a text to a number would fail. */
    private static Sql ordered(String document, Condition condition) {
        String symbol = condition.operator().symbol();
        JsonNode literal = MAPPER.readTree(condition.literal());
        if (literal.isNumber()) {
            return new Sql("")
                    .add(
                            "CASE WHEN jsonb_typeof(%1$s #> ?::text[]) = 'number' THEN (%1$s #>> ?::text[])::numeric %2$s ? ELSE false END"
                                    .formatted(document, symbol),
                            condition.path(),
                            condition.path(),
                            new BigDecimal(condition.literal()));
        }
        return new Sql("")
                .add(
                        "CASE WHEN jsonb_typeof(%1$s #> ?::text[]) = 'string' THEN (%1$s #>> ?::text[]) COLLATE \"C\" %2$s ? ELSE false END"
                                .formatted(document, symbol),
                        condition.path(),
                        condition.path(),
                        literal.asString());
    }

    /** The literal inside an object for every step of the path. */
    private static String nested(Condition condition) {
        StringBuilder json = new StringBuilder(condition.literal());
        for (String step : condition.path().reversed()) {
            json.insert(0, "{" + StringNode.valueOf(step) + ":").append('}');
        }
        return json.toString();
    }

    private String document(Condition.Root root) {
        EventRole role = root == Condition.Root.PAYLOAD ? EventRole.PAYLOAD : EventRole.METADATA;
        if (!isText(role)) {
            throw new StoreReadException(
                    "This store keeps its %s in a form that PostgreSQL cannot look into, so there can be no condition on it."
                            .formatted(role.field()),
                    null);
        }
        return table.isType(role, "jsonb") ? table.column(role) : table.column(role) + "::jsonb";
    }
}
