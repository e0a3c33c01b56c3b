package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.testing.Events;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingReplayTest {
    private static final StreamId STREAM = new StreamId("order-1");

    private final Events events = new Events();
    private final PayloadMergeHost host = new PayloadMergeHost();

    @Test
    void growsToWhatAReplayFromTheFirstEventGives() {
        List<StoredEvent> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(events.next("order-1", "ItemAdded", "{\"item%d\": %d}".formatted(i % 20, i)));
        }
        RecordedReplay whole = RecordedReplay.of(host, STREAM, "order", all::forEach, done -> {});

        try (GrowingReplay growing = GrowingReplay.begin(host, STREAM, "order", done -> {})) {
            RecordedReplay first = growing.grow(all.subList(0, 100)::forEach);
            RecordedReplay second = growing.grow(all.subList(100, 300)::forEach);

            assertThat(first.size()).isEqualTo(100);
            assertThat(first.stateAfter(99)).isEqualTo(whole.stateAfter(99));
            assertThat(second.size()).isEqualTo(300);
            for (int i = 0; i < 300; i++) {
                assertThat(second.stateAfter(i)).isEqualTo(whole.stateAfter(i));
            }
        }
    }
}
