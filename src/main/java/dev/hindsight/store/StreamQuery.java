package dev.hindsight.store;

import java.util.Set;

/**
 * Which streams, in which order.
 *
 * @param match text that the stream's name contains, ignoring case; empty for all
 * @param types stream types; empty for all
 * @param after where the page before ended
 * @param limit the most streams in one page, at least 1
 */
public record StreamQuery(String match, Set<String> types, Order order, Cursor after, int limit) {
    /** The order of a list of streams. Equal values are ordered by name. */
    public enum Order {
        /** The most recently written first. */
        LAST_ACTIVITY,
        /** The longest first. */
        SIZE,
        NAME
    }

    /** The place of a stream in a list: its summary, or nothing before the first. */
    public sealed interface Cursor {
        record Start() implements Cursor {}

        record After(StreamSummary stream) implements Cursor {}
    }

    public StreamQuery {
        types = Set.copyOf(types);
        if (limit < 1) {
            throw new IllegalArgumentException("A page holds at least one stream, not " + limit + ".");
        }
    }

    /** The first page of all streams, the most recently written first. */
    public static StreamQuery first(int limit) {
        return new StreamQuery("", Set.of(), Order.LAST_ACTIVITY, new Cursor.Start(), limit);
    }

    public StreamQuery matching(String text) {
        return new StreamQuery(text, types, order, after, limit);
    }

    public StreamQuery ofTypes(Set<String> streamTypes) {
        return new StreamQuery(match, streamTypes, order, after, limit);
    }

    public StreamQuery orderedBy(Order newOrder) {
        return new StreamQuery(match, types, newOrder, after, limit);
    }

    /** The page that follows the one that ended with this stream. */
    public StreamQuery after(StreamSummary stream) {
        return new StreamQuery(match, types, order, new Cursor.After(stream), limit);
    }
}
