package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Utf8;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastVersionsTest {
    private static final int STREAMS = 1_000;

    /** Only 32 streams fit into a pass; yet there is one for each of them that follows it from first version to last. */
    @Test
    void streamsThatDoNotFitWaitForAnotherPass() {
        LastVersions versions = new LastVersions(64);
        Set<Integer> complete = new HashSet<>();
        int passes = 0;
        do {
            passes++;
            Map<Integer, Integer> followed = pass(versions);
            followed.forEach((stream, events) -> {
                if (events == 5) {
                    complete.add(stream);
                }
            });
        } while (versions.goOn());

        assertThat(passes).isGreaterThan(STREAMS / 32);
        assertThat(versions.streams()).isEqualTo(STREAMS);
        assertThat(complete).hasSize(STREAMS);
    }

    /** How many events of each stream followed the one before. */
    private static Map<Integer, Integer> pass(LastVersions versions) {
        Map<Integer, Integer> followed = new HashMap<>();
        Random order = new Random(7);
        int[] next = new int[STREAMS];
        Utf8 name = new Utf8();
        for (int i = 0; i < STREAMS * 50; i++) {
            int stream = order.nextInt(STREAMS);
            if (next[stream] < 5) {
                name.set("order-" + stream);
                if (versions.replace(name, next[stream], -1) == next[stream] - 1) {
                    followed.merge(stream, 1, Integer::sum);
                }
                next[stream]++;
            }
        }
        return followed;
    }
}
