package dev.hindsight.store.query;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether events meet a condition, found out here: for what a database cannot look into, such as payloads in CBOR. What
 * the database finds by itself has to be the same.
 */
public record ConditionMatch(Condition condition) implements Predicate<ConditionMatch.Candidate> {
    /** An event that is looked at; its documents are asked for only where the condition is about them. */
    public interface Candidate {
        EventHeader header();

        /** Payload or metadata; a missing node where there is none or it cannot be decoded. */
        JsonNode document(Field.Root root);

        /** The same as text, as it is stored where it is stored as text; empty where there is none. */
        String text(Field.Root root);
    }

    @Override
    public boolean test(Candidate event) {
        return meets(condition, event);
    }

    private static boolean meets(Condition condition, Candidate event) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.stream().allMatch(part -> meets(part, event));
            case Condition.Or(List<Condition> parts) -> parts.stream().anyMatch(part -> meets(part, event));
            case Condition.Not(Condition part) -> !meets(part, event);
            case Condition.Compare(Field field, Condition.Operator operator, Literal literal) ->
                value(field, event)
                        .filter(value -> compare(value, operator, literal))
                        .isPresent();
            case Condition.In(Field field, List<Literal> literals) ->
                value(field, event)
                        .filter(value -> literals.stream().anyMatch(literal -> equal(value, literal)))
                        .isPresent();
            case Condition.Contains(Field field, Literal literal) ->
                value(field, event).filter(value -> contains(value, literal)).isPresent();
            case Condition.Exists(Field field) -> value(field, event).isPresent();
            case Condition.Mentions(String text) ->
                includes(event.text(Field.Root.PAYLOAD), text) || includes(event.text(Field.Root.METADATA), text);
        };
    }

    /** A String, BigDecimal or Instant of the header, or the node of a document. */
    private static Optional<Object> value(Field field, Candidate event) {
        return switch (field) {
            case Field.Header header -> Optional.ofNullable(value(header, event.header()));
            case Field.Value(Field.Root root, List<String> path) ->
                Optional.of(at(event.document(root), path))
                        .filter(node -> !node.isMissingNode())
                        .map(Object.class::cast);
            case Field.User user ->
                user.places().stream()
                        .flatMap(place -> value(place, event).stream())
                        .filter(value -> value instanceof JsonNode node && !node.isNull())
                        .findFirst()
                        .map(value -> ((JsonNode) value).isString()
                                ? ((JsonNode) value).asString()
                                : ((JsonNode) value).toString());
        };
    }

    private static @Nullable Object value(Field.Header header, EventHeader event) {
        return switch (header) {
            case TYPE -> event.type();
            case STREAM -> event.stream().value();
            case STREAM_TYPE -> event.streamType();
            case VERSION -> BigDecimal.valueOf(event.version());
            case POSITION -> BigDecimal.valueOf(event.position().sequence());
            case TIME -> event.at();
            case ID -> event.id().value();
            case CORRELATION ->
                Optional.ofNullable(event.correlation())
                        .map(CorrelationId::value)
                        .orElse(null);
            case CAUSATION ->
                Optional.ofNullable(event.causation()).map(EventId::value).orElse(null);
        };
    }

    private static JsonNode at(JsonNode document, List<String> path) {
        JsonNode node = document;
        for (String step : path) {
            node = node.isArray() && step.matches("\\d{1,9}") ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static boolean compare(Object value, Condition.Operator operator, Literal literal) {
        return switch (operator) {
            case EQUAL -> equal(value, literal);
            case NOT_EQUAL -> !equal(value, literal);
            default -> order(value, literal).filter(operator::holds).isPresent();
        };
    }

    private static boolean equal(Object value, Literal literal) {
        return switch (literal) {
            case Literal.Truth(boolean truth) ->
                value instanceof JsonNode node && node.isBoolean() && node.asBoolean() == truth;
            case Literal.Null() -> value instanceof JsonNode node && node.isNull();
            default -> order(value, literal).filter(order -> order == 0).isPresent();
        };
    }

    /** As of {@link Comparable#compareTo}; empty for what cannot be compared. */
    private static Optional<Integer> order(Object value, Literal literal) {
        return switch (literal) {
            case Literal.Text(String text) -> text(value).map(words -> words.compareTo(text));
            case Literal.Numeric(BigDecimal number) -> number(value).map(found -> found.compareTo(number));
            case Literal.Time(Instant time) -> time(value).map(found -> found.compareTo(time));
            case Literal.Truth _, Literal.Null _ -> Optional.empty();
        };
    }

    private static Optional<String> text(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case JsonNode node when node.isString() -> Optional.of(node.asString());
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case BigDecimal number -> Optional.of(number);
            case JsonNode node when node.isNumber() -> Optional.of(node.decimalValue());
            default -> Optional.empty();
        };
    }

    /** A text without an offset is UTC. */
    private static Optional<Instant> time(Object value) {
        return switch (value) {
            case Instant time -> Optional.of(time);
            case JsonNode node
            when node.isString() ->
                TypedTime.read(node.asString(), ZoneOffset.UTC).map(TypedTime::from);
            default -> Optional.empty();
        };
    }

    private static boolean contains(Object value, Literal literal) {
        if (value instanceof JsonNode node && node.isArray()) {
            return node.valueStream().anyMatch(element -> equal(element, literal));
        }
        return literal instanceof Literal.Text(String part)
                && text(value).filter(whole -> includes(whole, part)).isPresent();
    }

    private static boolean includes(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
