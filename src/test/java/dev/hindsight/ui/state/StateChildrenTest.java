package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.replay.Change;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class StateChildrenTest {
    @Test
    void unchangedValuesAreTheSame() {
        assertThat(rows("{'a': 1, 'b': 'x'}"))
                .extracting(StateNode::name, StateNode::difference)
                .containsExactly(tuple("a", Difference.SAME), tuple("b", Difference.SAME));
    }

    @Test
    void aChangedValueKnowsWhatItWas() {
        StateNode changed = rows("{'a': 2}", Json.change("/a", "1", "2")).getFirst();
        assertThat(changed.difference()).isEqualTo(Difference.CHANGED);
        assertThat(changed.before()).isEqualTo(Json.of("1"));
    }

    @Test
    void aContainerWithAChangeInsideCountsIt() {
        StateNode container = rows(
                        "{'a': {'b': 2, 'c': 3}}", Json.change("/a/b", "1", "2"), Json.change("/a/c", null, "3"))
                .getFirst();
        assertThat(container.difference()).isEqualTo(Difference.INSIDE);
        assertThat(container.changeCount()).isEqualTo(2);
    }

    @Test
    void everythingInAnAddedValueIsAdded() {
        StateNode added =
                rows("{'a': {'b': 2}}", Json.change("/a", null, "{'b': 2}")).getFirst();
        assertThat(StateChildren.of(added, 10, false, node -> true).rows())
                .extracting(StateNode::difference)
                .containsExactly(Difference.ADDED);
    }

    @Test
    void removedFieldsComeLast() {
        assertThat(rows("{'a': 1}", Json.change("/gone", "7", null)))
                .extracting(StateNode::name, StateNode::difference)
                .containsExactly(tuple("a", Difference.SAME), tuple("gone", Difference.REMOVED));
    }

    @Test
    void removedElementsStandWhereTheyWere() {
        assertThat(rows("[10, 30]", Json.change("/1", "20", null)))
                .extracting(StateNode::name, node -> node.value().asInt())
                .containsExactly(tuple("[0]", 10), tuple("[1]", 20), tuple("[1]", 30));
    }

    @Test
    void namesWithSlashesKeepTheirPath() {
        assertThat(rows("{'a/b': 2}", Json.change("/a~1b", "1", "2")))
                .extracting(node -> node.path().toString(), StateNode::difference)
                .containsExactly(tuple("/a~1b", Difference.CHANGED));
    }

    private static List<StateNode> rows(String state, Change... changes) {
        StateNode root = StateNode.root(Json.of(state), ChangeTree.of(List.of(changes)));
        return StateChildren.of(root, 10, false, node -> true).rows();
    }

    @Nested
    class OfALargeArray {
        private final ArrayNode large = JsonNodeFactory.instance.arrayNode();

        OfALargeArray() {
            for (int i = 0; i < 5_000; i++) {
                large.add(i);
            }
        }

        @Test
        void onlyASliceIsMade() {
            StateChildren children =
                    StateChildren.of(StateNode.root(large, ChangeTree.of(List.of())), 1_000, false, n -> true);
            assertThat(children.rows()).hasSize(1_000);
            assertThat(children.left()).isEqualTo(4_000);
        }

        @Test
        void aChangeBeyondTheSliceIsShownAllTheSame() {
            ChangeTree changes = ChangeTree.of(List.of(Json.change("/4321", "1", "4321")));
            StateChildren children = StateChildren.of(StateNode.root(large, changes), 1_000, false, n -> true);
            assertThat(children.rows().getLast().name()).isEqualTo("[4321]");
            assertThat(children.left()).isEqualTo(3_999);
        }
    }
}
