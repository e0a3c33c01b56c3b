package dev.hindsight.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.testing.ShopHistory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final ShopHistory history = new ShopHistory();

    @Test
    void aChainOfAMillionEventsIsNoDeeperThanTheStackAllows() {
        Trace trace = Trace.of(GeneratedTraces.chain(1_000_000));
        TreeLayout layout = TreeLayout.of(trace, Folding.NONE);

        assertThat(layout.depths()).isEqualTo(1_000_000);
        assertThat(trace.depth(999_999)).isEqualTo(999_999);
        assertThat(trace.descendants(0)).isEqualTo(999_999);
        assertThat(layout.breadth()).isEqualTo(1);
        assertThat(Latencies.of(trace).slowestPath()).hasSize(1_000_000);
    }

    @Test
    void eventsThatCausedOneAnotherInACircleAreShownAllTheSame() {
        EventId second = new EventId(ShopHistory.id("event 1"));
        EventHeader first = history.record("Counter", "counter", "Counted", null, second);
        history.record("Counter", "counter", "Counted", null, first.id());
        Trace trace = Trace.of(history.events());

        assertThat(List.of(trace.depth(0), trace.depth(1))).containsExactly(0, 1);
        assertThat(trace.pathToRoot(1)).containsExactlyInAnyOrder(0, 1);
        assertThat(trace.circles()).isEqualTo(1);
        assertThat(trace.opensCircle(0)).isTrue();
        assertThat(trace.furtherCauses(0)).containsExactly(1);
    }

    @Test
    void anEventThatNamesItselfIsABeginning() {
        EventId own = new EventId(ShopHistory.id("event 0"));
        history.record("Counter", "counter", "Counted", null, own);
        Trace trace = Trace.of(history.events());

        assertThat(trace.size()).isEqualTo(1);
        assertThat(trace.roots()).containsExactly(0);
        assertThat(trace.causesItself(0)).isTrue();
        assertThat(trace.selfCaused()).isEqualTo(1);
    }

    @Test
    void ofSeveralCausesTheLastMakesTheTree() {
        EventHeader early = history.record("Order", "order", "Placed", null, null);
        history.later(Duration.ofSeconds(1));
        EventHeader late = history.record("Payment", "payment", "Paid", null, null);
        history.later(Duration.ofSeconds(1));
        EventId both = new EventId("[\"" + late.id() + "\", \"" + early.id() + "\"]");
        history.record("Shipment", "shipment", "Sent", null, both);
        Trace trace = Trace.of(history.events());

        assertThat(trace.parent(2)).isEqualTo(1);
        assertThat(trace.furtherCauses(2)).containsExactly(0);
        assertThat(trace.missingCauses()).isEmpty();
    }

    @Test
    void effectsOfTheSameMissingCauseShareItsBox() {
        EventId command = new EventId("command-1");
        history.record("Counter", "counter", "Counted", null, command);
        history.record("Counter", "counter", "Counted", null, command);
        Trace trace = Trace.of(history.events());
        int ghost = trace.indexOf(command).orElseThrow();

        assertThat(trace.children(ghost)).containsExactly(0, 1);
        assertThat(trace.missingCauses()).containsExactly(command);
        assertThat(TreeLayout.of(trace, Folding.NONE).place(ghost)).isEqualTo(0.5);
    }

    @Test
    void aCauseOfAnotherOperationIsToldFromOneThatIsNotThere() {
        EventHeader other = history.record("Order", "order", "Placed", new CorrelationId("one"), null);
        EventHeader effect = history.record("Mail", "mail", "Sent", new CorrelationId("two"), other.id());
        Trace trace = Trace.of(List.of(effect), List.of(other));

        assertThat(trace.missingCauses()).isEmpty();
        assertThat(trace.causesElsewhere()).isEqualTo(1);
        assertThat(trace.node(1).elsewhere()).isTrue();
        assertThat(trace.event(1)).isEqualTo(other);
        assertThat(trace.events()).isEqualTo(1);
    }

    @Test
    void theCommandWhoseIdTheOperationBearsIsABeginning() {
        history.record("Order", "order", "Placed", new CorrelationId("command"), new EventId("command"));

        assertThat(Trace.of(history.events()).size()).isEqualTo(1);
    }

    @Test
    void causesComeBeforeTheirEffects() {
        for (long seed = 0; seed < 50; seed++) {
            Trace trace = Trace.of(GeneratedTraces.random(300, seed));
            int[] order = trace.depthFirst().toArray();
            int[] placeOf = new int[trace.size()];
            IntStream.range(0, order.length).forEach(place -> placeOf[order[place]] = place);

            assertThat(order).hasSize(trace.size()).doesNotHaveDuplicates();
            for (int node = 0; node < trace.size(); node++) {
                int parent = trace.parent(node);
                assertThat(trace.depth(node)).isEqualTo(parent == Trace.NONE ? 0 : trace.depth(parent) + 1);
                assertThat(parent == Trace.NONE || placeOf[parent] < placeOf[node])
                        .isTrue();
            }
        }
    }
}
