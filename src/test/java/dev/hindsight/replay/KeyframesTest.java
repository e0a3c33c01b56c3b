package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class KeyframesTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int FIELDS = 9;

    private final WorkingState state = new WorkingState(NODES.objectNode());

    @Test
    void areAFixedNumberOfEventsApartWhileTheyAreSmall() {
        Keyframes keyframes = recorded(640, 1_000_000);

        assertThat(keyframes.spacing()).isEqualTo(Keyframes.FIRST_SPACING);
        assertThat(keyframes.count()).isEqualTo(11);
    }

    @Test
    void everySecondOneIsDroppedWhenTogetherTheyAreTooBig() {
        // Each holds an object of its own with nine entries.
        Keyframes keyframes = recorded(640, 10 * (FIELDS + 1) - 1);

        assertThat(keyframes.spacing()).isEqualTo(2 * Keyframes.FIRST_SPACING);
        assertThat(keyframes.count()).isEqualTo(6);
        assertThat(keyframes.size()).isEqualTo(5 * (FIELDS + 1));
        assertThat(keyframes.nearest(130).index()).isEqualTo(127);
        assertThat(keyframes.nearest(127).state().get("f")).hasToString("128");
    }

    @Test
    void neverOutgrowTheirBudgetHoweverLongTheReplay() {
        Keyframes keyframes = recorded(100_000, 200);

        assertThat(keyframes.size()).isLessThanOrEqualTo(200);
        assertThat(keyframes.count()).isBetween(10, 21);
        for (int index = -1; index < 100_000; index += 999) {
            assertThat(Math.abs(keyframes.nearest(index).index() - index)).isLessThanOrEqualTo(keyframes.spacing());
        }
    }

    @Test
    void aStateTooBigForTheBudgetLeavesOnlyTheBeginning() {
        Keyframes keyframes = recorded(1_000, 3);

        assertThat(keyframes.count()).isEqualTo(1);
        assertThat(keyframes.nearest(999).index()).isEqualTo(-1);
    }

    @Test
    void theNearestOneMayLieOnEitherSide() {
        Keyframes keyframes = recorded(200, 1_000_000);

        assertThat(keyframes.nearest(-1).index()).isEqualTo(-1);
        assertThat(keyframes.nearest(30).index()).isEqualTo(-1);
        assertThat(keyframes.nearest(33).index()).isEqualTo(63);
        assertThat(keyframes.nearest(199).index()).isEqualTo(191);
    }

    @Test
    void whatIsSharedWithTheKeyframeBeforeCostsNothing() {
        ObjectNode before = NODES.objectNode();
        before.set("same", NODES.arrayNode().add(1).add(2));
        before.set("other", NODES.arrayNode().add(1).add(2));
        before.set("moved", NODES.arrayNode().add(NODES.arrayNode().add(1)).add(NODES.arrayNode()));
        ObjectNode after = before.objectNode().setAll(before);
        after.set("other", NODES.arrayNode().add(3));
        after.set("moved", NODES.arrayNode().add(before.at("/moved/1")));

        assertThat(UnsharedNodes.count(before, before)).isZero();
        // The root and its three entries, and two arrays with one entry each.
        assertThat(UnsharedNodes.count(before, after)).isEqualTo(4 + 2 + 2);
    }

    /** A keyframe for each event that is to have one; the state counts the events. */
    private Keyframes recorded(int events, long budget) {
        JsonNode blank = state.share();
        Keyframes keyframes = new Keyframes(blank, budget);
        for (int i = 1; i < FIELDS; i++) {
            state.object(JsonPointer.empty()).put("f" + i, 0);
        }
        for (int i = 1; i <= events; i++) {
            state.object(JsonPointer.empty()).put("f", i);
            keyframes.offer(i, state);
        }
        return keyframes;
    }
}
