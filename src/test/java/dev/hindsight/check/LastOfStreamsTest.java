package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.HeaderRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastOfStreamsTest {
    private static final int STREAMS = 1_000;
    private static final int EVENTS = 5;

    /** Only 32 streams fit into a pass; yet there is one for each of them that follows it from first version to last. */
    @Test
    void streamsThatDoNotFitWaitForAnotherPass() {
        LastOfStreams last = new LastOfStreams(64);
        Set<Integer> complete = new HashSet<>();
        int passes = 0;
        do {
            passes++;
            pass(last).forEach((stream, events) -> {
                if (events == EVENTS) {
                    complete.add(stream);
                }
            });
        } while (last.goOn());

        assertThat(passes).isGreaterThan(STREAMS / 32);
        assertThat(last.streams()).isEqualTo(STREAMS);
        assertThat(complete).hasSize(STREAMS);
    }

    /** How many events of each stream followed the one before. */
    private static Map<Integer, Integer> pass(LastOfStreams last) {
        Map<Integer, Integer> followed = new HashMap<>();
        Random order = new Random(7);
        int[] next = new int[STREAMS];
        HeaderRow row = new HeaderRow();
        for (int i = 0; i < STREAMS * 50; i++) {
            int stream = order.nextInt(STREAMS);
            if (next[stream] == EVENTS) {
                continue;
            }
            row.set(1, i, next[stream], i);
            row.stream().set("order-" + stream);
            boolean follows = switch (last.take(row)) {
                case KNOWN -> last.versionBefore() == next[stream] - 1;
                case NONE -> next[stream] == 0;
                case LATER -> false;
            };
            if (follows) {
                followed.merge(stream, 1, Integer::sum);
            }
            next[stream]++;
        }
        return followed;
    }
}
