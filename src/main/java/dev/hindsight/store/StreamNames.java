package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import java.util.List;

/** Finds the stream that people mean when they type a name, or an unmistakable part of one. */
public final class StreamNames {
    private static final int CANDIDATES = 10;

    private StreamNames() {}

    /** What a name leads to. */
    public sealed interface Resolution {
        record Found(StreamSummary stream) implements Resolution {}

        /**
         * Several streams have the text in their names.
         *
         * @param candidates the first of them by name
         * @param more whether there are others
         */
        record Ambiguous(List<StreamId> candidates, boolean more) implements Resolution {}

        record Unknown() implements Resolution {}
    }

    /** The stream of that name, or else the only one whose name contains the text, ignoring case. */
    public static Resolution resolve(ListStreams store, String text, Cancellation cancellation) {
        if (text.isEmpty()) {
            return new Resolution.Unknown();
        }
        return store.stream(new StreamId(text), cancellation)
                .<Resolution>map(Resolution.Found::new)
                .orElseGet(() -> byPart(store, text, cancellation));
    }

    private static Resolution byPart(ListStreams store, String text, Cancellation cancellation) {
        StreamQuery query = StreamQuery.first(CANDIDATES).matching(text).orderedBy(StreamQuery.Order.NAME);
        Page<StreamSummary> page = store.streams(query, cancellation);
        return switch (page.items().size()) {
            case 0 -> new Resolution.Unknown();
            case 1 -> new Resolution.Found(page.items().getFirst());
            default ->
                new Resolution.Ambiguous(
                        page.items().stream().map(StreamSummary::id).toList(),
                        !page.ending().complete());
        };
    }
}
