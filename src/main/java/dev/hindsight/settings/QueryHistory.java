package dev.hindsight.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The queries that were asked of one store, and how their answers are shown.
 *
 * @param saved the text of each saved query by its name
 * @param recent the texts asked last, the latest first
 * @param columns the columns of the list of events as they are typed in a query, in their order; none for the usual ones
 */
public record QueryHistory(Map<String, String> saved, List<String> recent, List<String> columns) {
    public static final QueryHistory NONE = new QueryHistory(Map.of(), List.of(), List.of());

    private static final int MOST_RECENT = 20;

    /** What an older Hindsight remembered has no columns. */
    @SuppressWarnings("NullAway") // a settings file may leave them out
    public QueryHistory {
        columns = columns == null ? List.of() : List.copyOf(columns);
        saved = Map.copyOf(saved);
        recent = List.copyOf(recent);
    }

    /** With that query as the latest. */
    public QueryHistory asked(String query) {
        return new QueryHistory(
                saved,
                Stream.concat(Stream.of(query), recent.stream().filter(other -> !other.equals(query)))
                        .limit(MOST_RECENT)
                        .toList(),
                columns);
    }

    /** With that query saved, in the place of one of the same name if there is one. */
    public QueryHistory with(String name, String query) {
        Map<String, String> changed = new TreeMap<>(saved);
        changed.put(name, query);
        return new QueryHistory(changed, recent, columns);
    }

    /** With other columns. */
    public QueryHistory shownIn(List<String> newColumns) {
        return new QueryHistory(saved, recent, newColumns);
    }

    public QueryHistory without(String name) {
        Map<String, String> changed = new TreeMap<>(saved);
        changed.remove(name);
        return new QueryHistory(changed, recent, columns);
    }
}
