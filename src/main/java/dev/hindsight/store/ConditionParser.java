package dev.hindsight.store;

import dev.hindsight.store.Condition.Operator;
import dev.hindsight.store.Condition.Root;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions as people type them: {@code payload.customer.city = "Köln"}, {@code metadata.userId != 'anna'},
 * {@code payload.total.amount >= 12.50}, {@code payload.paid = true}.
 */
public final class ConditionParser {
    private static final Pattern PATH = Pattern.compile("\\s*(payload|metadata)((?:\\.[^\\s.=!<>]+)*)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final List<Operator> LONGEST_FIRST = Arrays.stream(Operator.values())
            .sorted(Comparator.comparingInt(operator -> -operator.symbol().length()))
            .toList();

    private final String text;

    private ConditionParser(String text) {
        this.text = text;
    }

    /**
     * Reads one condition.
     *
     * @throws ConditionSyntaxException if it is none; says where and what was expected
     */
    public static Condition parse(String text) {
        return new ConditionParser(text).condition();
    }

    private Condition condition() {
        Matcher path = PATH.matcher(text);
        if (!path.lookingAt()) {
            throw new ConditionSyntaxException(text, 0, "a path such as payload.customer.city");
        }
        if (path.group(2).isEmpty()) {
            throw new ConditionSyntaxException(text, path.end(1), "a dot and a name, as in payload.customer");
        }
        Root root = path.group(1).equals("payload") ? Root.PAYLOAD : Root.METADATA;
        List<String> steps = List.of(path.group(2).substring(1).split("\\."));
        Operator operator = operatorAt(path.end());
        int literal = path.end() + operator.symbol().length();
        return new Condition(root, steps, operator, literalAt(literal));
    }

    private Operator operatorAt(int start) {
        return LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator.symbol(), start))
                .findFirst()
                .orElseThrow(() -> new ConditionSyntaxException(text, start, "one of =, !=, <, <=, > and >="));
    }

    private String literalAt(int start) {
        String literal = text.substring(start).strip();
        int position = text.length() - text.substring(start).stripLeading().length();
        if (literal.equals("true") || literal.equals("false") || literal.equals("null")) {
            return literal;
        }
        if (NUMBER.matcher(literal).matches()) {
            return literal;
        }
        boolean quoted = literal.matches("(?s)\"[^\"]*\"|'[^']*'");
        if (!quoted) {
            throw new ConditionSyntaxException(text, position, "a number, true, false, null or a text in quotes");
        }
        return quote(literal.substring(1, literal.length() - 1));
    }

    /** As JSON: only what JSON demands is escaped. */
    private static String quote(String words) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
