package dev.hindsight.ui.events;

import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Expectation;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Token;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What could be typed at a place of a query.
 *
 * @param start where the word begins that a proposal replaces
 * @param end where that word ends
 */
record QueryCompletion(int start, int end, List<Proposal> proposals) {
    private static final int MOST = 60;
    private static final String TEXT = "text in payload or metadata";
    private static final Expectation CONNECTIVES = new Expectation(Expectation.Kind.CONNECTIVE, null, "");

    /**
     * Something to type.
     *
     * @param hint what it is, in a word or two
     */
    record Proposal(String text, String hint) {}

    static QueryCompletion at(String text, int caret, QueryVocabulary words) {
        int start = wordStart(text, caret);
        String part = text.substring(start, caret);
        List<Proposal> proposals = expectedAfter(text.substring(0, start))
                .map(expected -> proposals(expected, part, words))
                .orElse(List.of());
        return new QueryCompletion(start, caret, fitting(proposals, part));
    }

    private static int wordStart(String text, int caret) {
        return Token.split(text.substring(0, caret)).stream()
                .filter(token -> token.end() == caret && token.kind() != Token.Kind.SYMBOL)
                .mapToInt(Token::start)
                .findFirst()
                .orElse(caret);
    }

    /** Empty where the text before is wrong already. */
    private static Optional<Expectation> expectedAfter(String before) {
        try {
            ConditionParser.parse(before, ZoneOffset.UTC);
            return Optional.of(CONNECTIVES);
        } catch (ConditionSyntaxException e) {
            return e.index() >= before.stripTrailing().length() ? Optional.of(e.expectation()) : Optional.empty();
        }
    }

    private static List<Proposal> proposals(Expectation expected, String part, QueryVocabulary words) {
        return switch (expected.kind()) {
            case CONDITION -> fields(part, words);
            case OPERATOR -> operators();
            case LITERAL -> expected.field() == null ? List.of() : literals(expected.field(), words);
            case CONNECTIVE -> List.of(new Proposal("and", "both"), new Proposal("or", "one or both"));
            case OTHER -> List.of(new Proposal("(", ""));
        };
    }

    private static List<Proposal> fields(String part, QueryVocabulary words) {
        Stream<Proposal> headers =
                Arrays.stream(Field.Header.values()).map(header -> new Proposal(header.label(), "header"));
        Stream<Proposal> user = Stream.of(new Proposal(Field.User.LABEL, "metadata"));
        Stream<Proposal> paths = words.paths().keySet().stream().map(path -> new Proposal(path, words.example(path)));
        Stream<Proposal> not = Stream.of(new Proposal("not", "the contrary"));
        Stream<Proposal> text = part.isBlank() || part.startsWith("\"")
                ? Stream.of()
                : Stream.of(new Proposal(ConditionText.quoted(part), TEXT));
        return Stream.of(headers, user, paths, not, text).flatMap(each -> each).toList();
    }

    private static List<Proposal> operators() {
        return Stream.of(
                        "=",
                        "!=",
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "in (",
                        "contains",
                        "exists",
                        "not in (",
                        "not contains",
                        "not exists")
                .map(operator -> new Proposal(operator, ""))
                .toList();
    }

    private static List<Proposal> literals(Field field, QueryVocabulary words) {
        Collection<String> typed = switch (field) {
            case Field.Header header
            when header == Field.Header.TYPE ->
                words.types().stream().map(ConditionText::word).toList();
            case Field.Header header
            when header == Field.Header.STREAM_TYPE ->
                words.streamTypes().stream().map(ConditionText::word).toList();
            case Field.Header _ -> List.of();
            case Field.User user ->
                user.places().stream()
                        .flatMap(place -> words.paths().getOrDefault(ConditionText.of(place), Set.of()).stream())
                        .toList();
            case Field.Value value -> words.paths().getOrDefault(ConditionText.of(value), Set.of());
        };
        return typed.stream().map(value -> new Proposal(value, "")).toList();
    }

    /** What begins so comes first; what is typed in full already needs no proposal. */
    static List<Proposal> fitting(List<Proposal> all, String part) {
        String typed = part.toLowerCase(Locale.ROOT).replaceFirst("^[\"']", "");
        Comparator<Proposal> beginningFirst =
                Comparator.comparing(proposal -> !bare(proposal).startsWith(typed));
        Comparator<Proposal> textLast =
                Comparator.comparing(proposal -> proposal.hint().equals(TEXT));
        List<Proposal> found = all.stream()
                .filter(proposal -> bare(proposal).contains(typed))
                .sorted(textLast.thenComparing(beginningFirst))
                .limit(MOST)
                .toList();
        boolean complete = found.size() == 1 && found.getFirst().text().equals(part);
        return complete ? List.of() : found;
    }

    private static String bare(Proposal proposal) {
        return proposal.text().toLowerCase(Locale.ROOT).replaceFirst("^[\"']", "");
    }
}
