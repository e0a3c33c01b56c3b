package dev.hindsight.store.query;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes conditions as {@link ConditionParser} reads them. */
public final class ConditionText {
    private static final Pattern BARE = Pattern.compile("[\\p{L}_][\\p{L}\\d_:./-]*");
    private static final Pattern NAME = Pattern.compile("[^\\s.=<>!()\\[\\],\"']+");

    private ConditionText() {}

    /** The condition as a text that reads as the same condition in every zone. */
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> joined(parts, " and ");
            case Condition.Or(List<Condition> parts) -> joined(parts, " or ");
            case Condition.Not(Condition part) -> not(part);
            case Condition.Compare(Field field, Condition.Operator operator, Literal literal) ->
                "%s %s %s".formatted(of(field), operator.symbol(), of(literal, field));
            case Condition.In in -> in(in, "in");
            case Condition.Contains(Field field, Literal literal) -> of(field) + " contains " + of(literal, field);
            case Condition.Exists(Field field) -> of(field) + " exists";
            case Condition.Mentions(String text) -> quoted(text);
        };
    }

    /** The name of a field as it is typed. */
    public static String of(Field field) {
        return switch (field) {
            case Field.Header header -> header.label();
            case Field.User _ -> Field.User.LABEL;
            case Field.Value(Field.Root root, List<String> path) ->
                root.label() + path.stream().map(ConditionText::step).collect(Collectors.joining());
        };
    }

    /** A text as a value of that field: bare where it may be, else in quotes. */
    public static String word(String text) {
        return BARE.matcher(text).matches() && Token.split(text).getFirst().kind() == Token.Kind.WORD
                ? text
                : quoted(text);
    }

    /** A text in quotes. */
    public static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String step(String name) {
        return NAME.matcher(name).matches() ? "." + name : "." + quoted(name);
    }

    private static String not(Condition part) {
        return switch (part) {
            case Condition.In in -> in(in, "not in");
            case Condition.Contains(Field field, Literal literal) -> of(field) + " not contains " + of(literal, field);
            case Condition.Exists(Field field) -> of(field) + " not exists";
            default -> "not " + nested(part);
        };
    }

    private static String in(Condition.In in, String word) {
        return in.literals().stream()
                .map(literal -> of(literal, in.field()))
                .collect(Collectors.joining(", ", of(in.field()) + " " + word + " (", ")"));
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(ConditionText::nested).collect(Collectors.joining(word));
    }

    private static String nested(Condition part) {
        boolean compound = part instanceof Condition.And || part instanceof Condition.Or;
        return compound ? "(" + of(part) + ")" : of(part);
    }

    private static String of(Literal literal, Field field) {
        return switch (literal) {
            case Literal.Text(String value) -> field instanceof Field.Value ? quoted(value) : word(value);
            case Literal.Numeric number -> number.value().toString();
            case Literal.Truth truth -> Boolean.toString(truth.value());
            case Literal.Null() -> "null";
            case Literal.Time(java.time.Instant value) -> value.toString();
        };
    }
}
