package dev.hindsight.store.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a condition's text.
 *
 * @param start index of its first character
 * @param end index behind its last character
 */
public record Token(Kind kind, String text, int start, int end) {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in", "contains", "exists");

    private static final Pattern FORM = Pattern.compile("""
            (?<quoted>"(?:[^"]|"")*"|'(?:[^']|'')*')
            |(?<path>(?:payload|metadata)(?:\\.(?:"(?:[^"]|"")*"|[^\\s.=<>!()\\[\\],"']+)|\\[\\d+])+)(?=[\\s=<>!(),]|$)
            |(?<symbol><=|>=|!=|<>|==|[=<>(),])
            |(?<word>[^\\s=<>!(),"']+)
            |(?<other>\\S)""", Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

    /** What a word is; decides its colour. */
    public enum Kind {
        /** Text in quotes. */
        QUOTED,
        /** {@code payload.…} or {@code metadata.…}. */
        PATH,
        /** An operator, a parenthesis or a comma. */
        SYMBOL,
        /** {@code and}, {@code or}, {@code not}, {@code in}, {@code contains}, {@code exists}. */
        KEYWORD,
        /** Anything else that is made of letters and digits. */
        WORD,
        /** What no condition has: a quote that does not end, for example. */
        STRAY
    }

    /** The words of the text in order; white space lies between them. */
    public static List<Token> split(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(kind(matcher), matcher.group(), matcher.start(), matcher.end()));
            if (tokens.getLast().kind() == Kind.STRAY) {
                // An open quote swallows the rest.
                tokens.set(
                        tokens.size() - 1,
                        new Token(Kind.STRAY, text.substring(matcher.start()), matcher.start(), text.length()));
                break;
            }
        }
        return tokens;
    }

    boolean is(String word) {
        return kind != Kind.QUOTED && text.equalsIgnoreCase(word);
    }

    /** The text inside the quotes, or all of it where there are none. */
    String unquoted() {
        return kind == Kind.QUOTED ? unquote(text) : text;
    }

    /** A quote inside is written twice. */
    static String unquote(String quoted) {
        String quote = quoted.substring(0, 1);
        return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("quoted") != null) {
            return Kind.QUOTED;
        }
        if (matcher.group("path") != null) {
            return Kind.PATH;
        }
        if (matcher.group("symbol") != null) {
            return Kind.SYMBOL;
        }
        if (matcher.group("word") != null) {
            return KEYWORDS.contains(matcher.group().toLowerCase(Locale.ROOT)) ? Kind.KEYWORD : Kind.WORD;
        }
        return Kind.STRAY;
    }
}
