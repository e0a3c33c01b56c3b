package dev.hindsight.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads conditions on states by recursive descent: {@code or} binds least, then {@code and}, then {@code not}. */
final class StateConditionParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|<=|>=|!=|<>|==|[=<>()]|/[^\\s=<>!()]*|-?[\\w.+-]+)");

    private static final Map<String, StateCondition.Comparison> COMPARISONS = Map.of(
            "=", StateCondition.Comparison.EQUAL,
            "==", StateCondition.Comparison.EQUAL,
            "!=", StateCondition.Comparison.NOT_EQUAL,
            "<>", StateCondition.Comparison.NOT_EQUAL,
            "<", StateCondition.Comparison.LESS,
            "<=", StateCondition.Comparison.AT_MOST,
            ">", StateCondition.Comparison.MORE,
            ">=", StateCondition.Comparison.AT_LEAST,
            "contains", StateCondition.Comparison.CONTAINS);

    private record Token(String text, int at) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    StateConditionParser(String text) {
        this.text = text;
    }

    StateCondition parse() {
        split();
        StateCondition condition = either();
        if (next < tokens.size()) {
            throw wrong("and, or, or the end");
        }
        return condition;
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                String rest = text.substring(at).stripLeading();
                throw new ConditionException("The condition cannot be read from “%s” on (character %d)."
                        .formatted(rest.stripTrailing(), text.length() - rest.length() + 1));
            }
            tokens.add(new Token(matcher.group(1), matcher.start(1)));
            at = matcher.end();
        }
    }

    private StateCondition either() {
        StateCondition condition = both();
        while (take("or")) {
            condition = new StateCondition.Or(condition, both());
        }
        return condition;
    }

    private StateCondition both() {
        StateCondition condition = one();
        while (take("and")) {
            condition = new StateCondition.And(condition, one());
        }
        return condition;
    }

    private StateCondition one() {
        if (take("not")) {
            return new StateCondition.Not(one());
        }
        if (take("(")) {
            StateCondition inner = either();
            if (!take(")")) {
                throw wrong("a closing parenthesis");
            }
            return inner;
        }
        return question();
    }

    private StateCondition question() {
        String place = peek();
        if (!place.startsWith("/")) {
            throw wrong("a place in the state, such as /status");
        }
        next++;
        JsonPointer pointer = JsonPointer.compile(place);
        if (take("exists")) {
            return new StateCondition.Exists(pointer);
        }
        StateCondition.Comparison comparison = COMPARISONS.get(peek().toLowerCase(Locale.ROOT));
        if (comparison == null) {
            throw wrong("=, !=, <, <=, >, >=, contains or exists");
        }
        next++;
        return new StateCondition.Compare(pointer, comparison, constant());
    }

    private JsonNode constant() {
        try {
            JsonNode value = JSON.readTree(peek());
            if (value.isValueNode() && !value.isMissingNode()) {
                next++;
                return value;
            }
        } catch (JacksonException _) {
            // said below
        }
        throw wrong("a value in JSON: \"text\", 42, true, false or null");
    }

    private boolean take(String word) {
        boolean found = peek().equalsIgnoreCase(word);
        if (found) {
            next++;
        }
        return found;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next).text() : "";
    }

    private ConditionException wrong(String expected) {
        String found = next < tokens.size()
                ? "“%s” (character %d)".formatted(peek(), tokens.get(next).at() + 1)
                : "the end";
        return new ConditionException("The condition has %s where %s was expected.".formatted(found, expected));
    }
}
