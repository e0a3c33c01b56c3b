package dev.hindsight.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database expects of a query before it runs.
 *
 * @param matching how many events it expects to meet the query, at least 0
 * @param read how many events it expects to look at
 * @param index the index that it will find them by, or null where it has to look at every event
 * @param lookedAtHere whether a part of the query is about content that the database cannot look into, so that events are
 *     read whole and looked at here
 * @param proposals statements that make an index which would help, to be copied; they are never run from here
 */
public record QueryEstimate(
        long matching, long read, @Nullable String index, boolean lookedAtHere, List<String> proposals) {
    public QueryEstimate {
        proposals = List.copyOf(proposals);
    }
}
