package dev.hindsight.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.testing.ShopHistory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestTest {
    private final ShopHistory history = new ShopHistory();

    @Test
    void noTwoBoxesOfOneDepthOverlap() {
        history.order(1);
        history.order(2);
        Trace graph = Trace.of(history.events());
        for (int depth = 0; depth < graph.depths(); depth++) {
            double[] orders = Arrays.stream(graph.column(depth))
                    .mapToDouble(index -> graph.node(index).order())
                    .toArray();
            for (int i = 1; i < orders.length; i++) {
                assertThat(orders[i] - orders[i - 1]).isGreaterThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aChainOfAHundredThousandEventsIsNoDeeperThanTheStackAllows() {
        EventHeader last = history.record("Counter", "counter", "Counted", null, null);
        for (int i = 1; i < 100_000; i++) {
            last = history.record("Counter", "counter", "Counted", null, last.id());
        }
        Trace graph = Trace.of(history.events());
        assertThat(graph.depths()).isEqualTo(100_000);
        assertThat(graph.pathToRoot(graph.indexOf(last.id()).orElseThrow())).hasSize(100_000);
    }

    @Test
    void eventsThatCausedOneAnotherInACircleAreShownAllTheSame() {
        EventId second = new EventId(ShopHistory.id("event 1"));
        EventHeader first = history.record("Counter", "counter", "Counted", null, second);
        history.record("Counter", "counter", "Counted", null, first.id());
        Trace graph = Trace.of(history.events());
        assertThat(List.of(graph.node(0).depth(), graph.node(1).depth())).containsExactly(0, 1);
        assertThat(graph.pathToRoot(1)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void effectsOfTheSameMissingCauseShareItsBox() {
        EventId command = new EventId("command-1");
        history.record("Counter", "counter", "Counted", null, command);
        history.record("Counter", "counter", "Counted", null, command);
        Trace graph = Trace.of(history.events());
        int ghost = graph.indexOf(command).orElseThrow();
        assertThat(graph.children(ghost)).containsExactly(0, 1);
        assertThat(graph.node(ghost).order()).isEqualTo(0.5);
    }
}
