package dev.hindsight.ui.events;

import dev.hindsight.store.query.Field;
import dev.hindsight.ui.events.QueryCompletion.Proposal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What could be typed next of a place in payload or metadata: the names right below those that are typed already. */
final class PlaceCompletion {
    private static final String ROOT = "";

    private final QueryVocabulary words;
    /** By what stands before them, up to the last dot. */
    private final Map<String, List<String>> names;

    private PlaceCompletion(QueryVocabulary words) {
        this.words = words;
        names = words.paths().keySet().stream()
                .collect(Collectors.groupingBy(
                        PlaceCompletion::before,
                        TreeMap::new,
                        Collectors.mapping(PlaceCompletion::lastName, Collectors.toList())));
    }

    /** A proposal replaces the name at the caret and what is behind it: that need not be there below another name. */
    static QueryCompletion at(String text, int caret, QueryVocabulary words) {
        String typed = text.substring(0, caret);
        List<Proposal> next = new PlaceCompletion(words).next(before(typed), lastName(typed));
        return new QueryCompletion(
                before(typed).length(), text.length(), QueryCompletion.fitting(next, lastName(typed)));
    }

    private List<Proposal> next(String before, String part) {
        return before.equals(ROOT)
                ? Stream.concat(roots(), part.isBlank() ? Stream.of() : anywhere(part))
                        .toList()
                : names.getOrDefault(before, List.of()).stream()
                        .map(name -> proposal(before, name))
                        .toList();
    }

    private Stream<Proposal> roots() {
        return Arrays.stream(Field.Root.values())
                .map(Field.Root::label)
                .filter(root -> names.containsKey(root + "."))
                .map(root -> proposal(ROOT, root));
    }

    /** Whole places by what is typed of their last name. */
    private Stream<Proposal> anywhere(String part) {
        String typed = part.toLowerCase(Locale.ROOT);
        return words.paths().keySet().stream()
                .filter(path -> lastName(path).toLowerCase(Locale.ROOT).contains(typed))
                .map(path -> new Proposal(path, words.example(path)));
    }

    /** A name with others below it ends in a dot, and so leads on to them. */
    private Proposal proposal(String before, String name) {
        List<String> below = names.get(before + name + ".");
        return below == null
                ? new Proposal(name, words.example(before + name))
                : new Proposal(name + ".", String.join(", ", below));
    }

    private static String before(String path) {
        return path.substring(0, lastNameStart(path));
    }

    private static String lastName(String path) {
        return path.substring(lastNameStart(path));
    }

    private static int lastNameStart(String path) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < path.length(); i++) {
            quoted ^= path.charAt(i) == '"';
            if (path.charAt(i) == '.' && !quoted) {
                start = i + 1;
            }
        }
        return start;
    }
}
