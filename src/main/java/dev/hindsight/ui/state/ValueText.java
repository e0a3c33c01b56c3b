package dev.hindsight.ui.state;

import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.SealedWords;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** JSON values as people read them. Numbers keep every digit, text keeps its quotes and escapes. */
final class ValueText {
    private static final char MORE = '…';

    private ValueText() {}

    /** The whole value on several lines. */
    static String pretty(JsonNode value) {
        return JsonText.of(value).text();
    }

    /**
     * The value on one line. Costs no more than what it returns, however large the value is.
     *
     * @param limit the most characters, at least 2; a longer text ends in an ellipsis
     */
    static String oneLine(JsonNode value, int limit) {
        StringBuilder text = new StringBuilder();
        append(value, text, limit);
        if (text.length() > limit) {
            text.setLength(limit - 1);
            text.append(MORE);
        }
        return text.toString();
    }

    /** What a folded value holds, such as "12 items". */
    static String contents(JsonNode container) {
        int size = container.size();
        if (container.isArray()) {
            return counted(size, "item", "items");
        }
        return counted(size, "field", "fields");
    }

    /** A count with its noun, such as "1 item" or "12,000 items". */
    static String counted(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d", count) + " " + (count == 1 ? one : many);
    }

    private static void append(JsonNode value, StringBuilder text, int limit) {
        Optional<String> sealed = SealedWords.UNASKED.of(value);
        if (sealed.isPresent()) {
            text.append(sealed.get());
        } else if (value.isObject()) {
            appendObject(value, text, limit);
        } else if (value.isArray()) {
            appendArray(value, text, limit);
        } else if (value.isString() && value.stringValue().length() > limit) {
            text.append(quoted(value.stringValue().substring(0, limit)));
        } else {
            text.append(value);
        }
    }

    private static void appendObject(JsonNode value, StringBuilder text, int limit) {
        text.append('{');
        String separator = "";
        Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
        while (fields.hasNext() && text.length() <= limit) {
            Map.Entry<String, JsonNode> field = fields.next();
            text.append(separator).append(quoted(field.getKey())).append(": ");
            append(field.getValue(), text, limit);
            separator = ", ";
        }
        text.append('}');
    }

    private static void appendArray(JsonNode value, StringBuilder text, int limit) {
        text.append('[');
        for (int i = 0; i < value.size() && text.length() <= limit; i++) {
            text.append(i == 0 ? "" : ", ");
            append(value.get(i), text, limit);
        }
        text.append(']');
    }

    static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }
}
