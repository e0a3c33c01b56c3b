package dev.hindsight.check;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a store is replayed by the checks that replay streams.
 *
 * @param streamTypes the types of the streams; empty for all
 * @param streams at most so many streams, spread over the store and the same ones each time; 0 for all
 * @param progress a file that keeps how far the replay check is, so that it goes on there when it was broken off; null
 *     for none
 */
public record CheckScope(
        Set<String> streamTypes, int streams, @Nullable Path progress) {
    /** All streams, from the beginning. */
    public static final CheckScope ALL = new CheckScope(Set.of(), 0, null);

    public CheckScope {
        streamTypes = Set.copyOf(streamTypes);
        if (streams < 0) {
            throw new IllegalArgumentException("A sample has at least one stream, not " + streams + ".");
        }
    }

    /** A sample of so many streams. */
    public CheckScope sampling(int atMost) {
        return new CheckScope(streamTypes, atMost, progress);
    }
}
