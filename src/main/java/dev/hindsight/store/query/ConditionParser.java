package dev.hindsight.store.query;

import dev.hindsight.store.query.Condition.Operator;
import dev.hindsight.store.query.Expectation.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions as people type them: {@code payload.customer.city = "Köln"}, {@code type in (OrderPlaced, ItemAdded)
 * and time >= 2026-11-23}, {@code not (metadata.userId exists or "refund")}.
 *
 * <pre>
 * condition  = both { "or" both }
 * both       = single { "and" single }
 * single     = "not" single | "(" condition ")" | text | field test
 * test       = ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) literal
 *            | [ "not" ] "in" "(" literal { "," literal } ")" | [ "not" ] "contains" literal | [ "not" ] "exists"
 * field      = "type" | "stream" | "streamType" | "version" | "position" | "time" | "id" | "correlation"
 *            | "causation" | "user" | ( "payload" | "metadata" ) { "." name | "[" index "]" }
 * literal    = text in quotes | number | time | "true" | "false" | "null"; for fields of the header also a bare word
 * text       = text in quotes or a bare word: stands somewhere in payload or metadata
 * </pre>
 *
 * A day compared with is the whole day: {@code time <= 2026-11-23} includes it, {@code time = 2026-11-23} is within it.
 */
public final class ConditionParser {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,4})?");
    private static final Pattern STEP = Pattern.compile("\\.(\"(?:[^\"]|\"\")*\"|[^.\\[]+)|\\[(\\d+)]");
    private static final String OPERATORS = "one of =, !=, <, <=, >, >=, in, contains and exists";

    private final String text;
    private final ZoneId zone;
    private final List<Token> tokens;
    private int next;

    private ConditionParser(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
        this.tokens = Token.split(text);
    }

    /**
     * Reads a condition.
     *
     * @param zone the zone of times that are typed without an offset
     * @throws ConditionSyntaxException if it is none; says where and what was expected
     */
    public static Condition parse(String text, ZoneId zone) {
        ConditionParser parser = new ConditionParser(text, zone);
        Condition condition = parser.either();
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong(Kind.CONNECTIVE, null, "and, or, or the end");
        }
        return condition;
    }

    private Condition either() {
        List<Condition> parts = joined("or", this::both);
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition both() {
        List<Condition> parts = joined("and", this::single);
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private List<Condition> joined(String word, Supplier<Condition> part) {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (take(word));
        return parts;
    }

    private Condition single() {
        if (take("not")) {
            return new Condition.Not(single());
        }
        if (take("(")) {
            Condition inner = either();
            require(")", Kind.CONNECTIVE, "and, or, or a closing parenthesis");
            return inner;
        }
        Token first = peek();
        if (first == null) {
            throw expectedCondition();
        }
        if (first.kind() == Token.Kind.QUOTED) {
            next++;
            return new Condition.Mentions(first.unquoted());
        }
        Optional<Field> field = field(first);
        if (field.isEmpty()) {
            return bareText(first);
        }
        next++;
        return test(field.get());
    }

    private Condition bareText(Token word) {
        if (word.is("payload") || word.is("metadata")) {
            throw new ConditionSyntaxException(
                    text,
                    word.end(),
                    word.end(),
                    new Expectation(Kind.CONDITION, null, "a dot and a name, as in payload.customer"));
        }
        boolean compared = next + 1 < tokens.size() && startsTest(tokens.get(next + 1));
        if (word.kind() != Token.Kind.WORD || compared) {
            throw expectedCondition();
        }
        next++;
        return new Condition.Mentions(word.text());
    }

    private static boolean startsTest(Token token) {
        return (token.kind() == Token.Kind.SYMBOL && !token.is(")"))
                || token.is("in")
                || token.is("contains")
                || token.is("exists");
    }

    private static Optional<Field> field(Token token) {
        if (token.kind() == Token.Kind.PATH) {
            return Optional.of(value(token.text()));
        }
        if (token.kind() != Token.Kind.WORD) {
            return Optional.empty();
        }
        return token.is(Field.User.LABEL)
                ? Optional.of(new Field.User())
                : Field.Header.named(token.text()).map(Field.class::cast);
    }

    private static Field.Value value(String path) {
        Field.Root root = path.regionMatches(true, 0, "payload", 0, 7) ? Field.Root.PAYLOAD : Field.Root.METADATA;
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path.substring(root.label().length()));
        while (step.find()) {
            String name = step.group(1) == null ? step.group(2) : step.group(1);
            steps.add(name.startsWith("\"") ? Token.unquote(name) : name);
        }
        return new Field.Value(root, steps);
    }

    private Condition test(Field field) {
        if (take("not")) {
            return new Condition.Not(wordTest(field));
        }
        Optional<Operator> operator = operator();
        return operator.isEmpty() ? wordTest(field) : comparison(field, operator.get());
    }

    private Condition wordTest(Field field) {
        if (take("in")) {
            return in(field);
        }
        if (take("contains")) {
            return new Condition.Contains(field, part(field));
        }
        if (take("exists")) {
            return new Condition.Exists(field);
        }
        throw wrong(Kind.OPERATOR, field, OPERATORS);
    }

    /** What is contained in a text is text; in an array it may be anything. */
    private Literal part(Field field) {
        Token token = peek();
        if (field instanceof Field.Value || token == null) {
            return literal(field);
        }
        next++;
        return new Literal.Text(token.unquoted());
    }

    private Condition in(Field field) {
        require("(", Kind.OTHER, "an opening parenthesis");
        List<Literal> literals = new ArrayList<>();
        do {
            literals.add(literal(field));
        } while (take(","));
        require(")", Kind.OTHER, "a comma or a closing parenthesis");
        return new Condition.In(field, literals);
    }

    private Optional<Operator> operator() {
        Token token = peek();
        if (token == null || token.kind() != Token.Kind.SYMBOL) {
            return Optional.empty();
        }
        String symbol = token.text().equals("==") ? "=" : token.text().replace("<>", "!=");
        Optional<Operator> found = Arrays.stream(Operator.values())
                .filter(operator -> operator.symbol().equals(symbol))
                .findFirst();
        found.ifPresent(operator -> next++);
        return found;
    }

    private Condition comparison(Field field, Operator operator) {
        Token token = peek();
        Optional<TypedTime> time = token == null ? Optional.empty() : time(field, token);
        if (time.isEmpty()) {
            return new Condition.Compare(field, operator, literal(field));
        }
        next++;
        return time.get().isDay()
                ? onDay(field, operator, time.get())
                : new Condition.Compare(
                        field, operator, new Literal.Time(time.get().from()));
    }

    private static Condition onDay(Field field, Operator operator, TypedTime day) {
        return switch (operator) {
            case LESS -> compare(field, Operator.LESS, day.from());
            case LESS_OR_EQUAL -> compare(field, Operator.LESS, day.until());
            case GREATER -> compare(field, Operator.GREATER_OR_EQUAL, day.until());
            case GREATER_OR_EQUAL -> compare(field, Operator.GREATER_OR_EQUAL, day.from());
            case EQUAL ->
                new Condition.And(List.of(
                        compare(field, Operator.GREATER_OR_EQUAL, day.from()),
                        compare(field, Operator.LESS, day.until())));
            case NOT_EQUAL ->
                new Condition.Or(List.of(
                        compare(field, Operator.LESS, day.from()),
                        compare(field, Operator.GREATER_OR_EQUAL, day.until())));
        };
    }

    private static Condition compare(Field field, Operator operator, Instant time) {
        return new Condition.Compare(field, operator, new Literal.Time(time));
    }

    /** In quotes it is a time for the header alone: in documents, a text in quotes is meant as it stands. */
    private Optional<TypedTime> time(Field field, Token token) {
        boolean quoted = token.kind() == Token.Kind.QUOTED;
        boolean possible = quoted ? field == Field.Header.TIME : token.kind() == Token.Kind.WORD && !isText(field);
        return possible ? TypedTime.read(token.unquoted(), zone) : Optional.empty();
    }

    private Literal literal(Field field) {
        Token token = peek();
        Optional<Literal> literal = token == null ? Optional.empty() : literal(field, token);
        if (literal.isEmpty()) {
            throw wrong(Kind.LITERAL, field, literalsFor(field));
        }
        next++;
        return literal.get();
    }

    private Optional<Literal> literal(Field field, Token token) {
        if (field instanceof Field.Header header && header.kind() == Field.Kind.TIME) {
            return time(field, token).map(time -> new Literal.Time(time.from()));
        }
        if (isText(field)) {
            boolean bare = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.PATH;
            return bare || token.kind() == Token.Kind.QUOTED
                    ? Optional.of(new Literal.Text(token.unquoted()))
                    : Optional.empty();
        }
        Optional<Literal> number = number(token);
        return field instanceof Field.Header || number.isPresent() ? number : inDocument(field, token);
    }

    private static Optional<Literal> number(Token token) {
        return token.kind() == Token.Kind.WORD && NUMBER.matcher(token.text()).matches()
                ? Optional.of(new Literal.Numeric(new BigDecimal(token.text())))
                : Optional.empty();
    }

    private Optional<Literal> inDocument(Field field, Token token) {
        if (token.kind() == Token.Kind.QUOTED) {
            return Optional.of(new Literal.Text(token.unquoted()));
        }
        return switch (token.text()) {
            case "true" -> Optional.of(new Literal.Truth(true));
            case "false" -> Optional.of(new Literal.Truth(false));
            case "null" -> Optional.of(new Literal.Null());
            default -> time(field, token).map(time -> new Literal.Time(time.from()));
        };
    }

    private static boolean isText(Field field) {
        return field instanceof Field.User
                || (field instanceof Field.Header header && header.kind() == Field.Kind.TEXT);
    }

    private static String literalsFor(Field field) {
        if (isText(field)) {
            return "a word, or a text in quotes";
        }
        return switch (field) {
            case Field.Header header
            when header.kind() == Field.Kind.TIME -> "a time such as 2026-11-23 or 2026-11-23T14:34";
            case Field.Header _ -> "a number";
            default -> "a number, a time, true, false, null or a text in quotes";
        };
    }

    private void require(String symbol, Kind kind, String words) {
        if (!take(symbol)) {
            throw wrong(kind, null, words);
        }
    }

    private boolean take(String word) {
        Token token = peek();
        boolean found = token != null && token.is(word);
        if (found) {
            next++;
        }
        return found;
    }

    private @Nullable Token peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private ConditionSyntaxException expectedCondition() {
        return wrong(Kind.CONDITION, null, "a field such as type or payload.customer.city, or a text to look for");
    }

    private ConditionSyntaxException wrong(Kind kind, @Nullable Field field, String words) {
        Token token = peek();
        int start = token == null ? text.length() : token.start();
        int end = token == null ? text.length() : token.end();
        return new ConditionSyntaxException(text, start, end, new Expectation(kind, field, words));
    }
}
