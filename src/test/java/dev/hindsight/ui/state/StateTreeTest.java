package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class StateTreeTest {
    private final Folding folding = new Folding();
    private final Script script = new Script("order-1")
            .event("OrderPlaced", "{'id': 7, 'customer': {'name': 'Ada', 'city': 'Brno'}, 'items': [{'qty': 1}]}")
            .event("QuantityChanged", "{'id': 7, 'customer': {'name': 'Ada', 'city': 'Brno'}, 'items': [{'qty': 2}]}");

    @Test
    void onlyWhatChangedIsShownWhenThatIsWanted() {
        StateTree tree = tree(true, "");
        assertThat(names(tree, tree.root())).containsExactly("items");
    }

    @Test
    void aSearchFindsKeysAndValuesIgnoringCase() {
        StateTree byValue = tree(false, "BRNO");
        assertThat(names(byValue, byValue.root())).containsExactly("customer");
        assertThat(names(byValue, child(byValue, "customer"))).containsExactly("city");
        StateTree byKey = tree(false, "qty");
        assertThat(names(byKey, byKey.root())).containsExactly("items");
    }

    @Test
    void whatLiesBelowAMatchIsShown() {
        StateTree tree = tree(false, "customer");
        assertThat(names(tree, child(tree, "customer"))).containsExactly("name", "city");
    }

    @Test
    void aSearchOpensTheWayToItsMatches() {
        folding.close(JsonPointer.compile("/customer"));
        StateTree tree = tree(false, "ada");
        assertThat(tree.rows().isOpen(child(tree, "customer"), 1, 1)).isTrue();
    }

    @Test
    void theParentsOfAChangeStandOpen() {
        StateTree tree = tree(false, "");
        assertThat(tree.rows().isOpen(child(tree, "items"), 5, 1)).isTrue();
    }

    @Test
    void whatTheUserClosedStaysClosed() {
        folding.close(JsonPointer.compile("/items"));
        StateTree tree = tree(false, "");
        assertThat(tree.rows().isOpen(child(tree, "items"), 1, 1)).isFalse();
    }

    @Test
    void whatTheUserOpenedStaysOpenHoweverLargeItIs() {
        StateNode large = new Script("order-2")
                .event("Placed", "{'list': [1,2,3,4,5,6,7,8,9,10,11,12,13,14]}")
                .opened(1)
                .moment()
                .map(now -> StateNode.at(
                        JsonPointer.compile("/list"), "list", now.state().path("list"), null, Difference.SAME))
                .orElseThrow();
        assertThat(folding.isOpen(large, 1, 1)).isFalse();
        folding.open(large.path());
        assertThat(folding.isOpen(large, 1, 1)).isTrue();
    }

    private StateTree tree(boolean onlyChanges, String search) {
        Moment now = script.opened(2).moment().orElseThrow();
        return StateTree.of(now, folding, onlyChanges, search);
    }

    private static StateNode child(StateTree tree, String name) {
        return tree.rows().below(tree.root()).rows().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(StateTree tree, StateNode parent) {
        return tree.rows().below(parent).rows().stream().map(StateNode::name).toList();
    }
}
