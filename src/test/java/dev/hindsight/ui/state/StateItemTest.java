package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of the tree from one version to the next. */
class StateItemTest {
    private final Folding folding = new Folding();

    @Test
    void rowsStayAndOnlyThoseThatDifferSayThatTheyDo() {
        StateItem root = root("{'id': 7, 'customer': {'name': 'Ada', 'city': 'Brno'}}");
        TreeItem<StateRow> customer = child(root, "customer");
        TreeItem<StateRow> city = child(customer, "city");
        List<StateRow> told = new ArrayList<>();
        ((StateItem) child(root, "id")).rowProperty().subscribe((before, now) -> told.add(now));
        ((StateItem) city).rowProperty().subscribe((before, now) -> told.add(now));

        show(
                root,
                "{'id': 7, 'customer': {'name': 'Ada', 'city': 'Wien'}}",
                Json.change("/customer/city", "'Brno'", "'Wien'"));

        assertThat(child(root, "customer")).isSameAs(customer);
        assertThat(child(customer, "city")).isSameAs(city);
        assertThat(told).containsExactly(StateItem.rowOf(city));
        assertThat(node(city).value()).isEqualTo(Json.of("'Wien'"));
        assertThat(root.firstDifference().orElseThrow()).isSameAs(city);
    }

    @Test
    void theMarksOfTheVersionBeforeAreGone() {
        StateItem root = root("{'a': 1, 'b': 2}", Json.change("/a", "0", "1"));
        show(root, "{'a': 1, 'b': 3}", Json.change("/b", "2", "3"));
        assertThat(node(child(root, "a")).difference()).isEqualTo(Difference.SAME);
        assertThat(node(child(root, "b")).difference()).isEqualTo(Difference.CHANGED);
    }

    @Test
    void valuesThatComeAndGoHaveRowsOfTheirOwn() {
        StateItem root = root("{'a': 1, 'b': 2}");
        TreeItem<StateRow> b = child(root, "b");
        show(root, "{'b': 2, 'c': 3}", Json.change("/a", "1", null), Json.change("/c", null, "3"));
        assertThat(names(root)).containsExactly("b", "c", "a");
        assertThat(node(child(root, "a")).difference()).isEqualTo(Difference.REMOVED);
        assertThat(child(root, "b")).isSameAs(b);
        show(root, "{'b': 2, 'c': 3}");
        assertThat(names(root)).containsExactly("b", "c");
    }

    @Test
    void aValueThatBecomesAContainerCanBeOpened() {
        StateItem root = root("{'a': 1}");
        assertThat(child(root, "a").isLeaf()).isTrue();
        show(root, "{'a': {'x': 1}}", Json.change("/a", "1", "{'x': 1}"));
        assertThat(child(root, "a").isLeaf()).isFalse();
        assertThat(names(child(root, "a"))).containsExactly("x");
    }

    @Test
    void whereAnElementIsGoneTheOneThatStandsThereNowDidNotChange() {
        StateItem root = root("{'list': [10, 30]}", Json.change("/list/1", "20", null));
        List<StateNode> rows = child(root, "list").getChildren().stream()
                .map(StateItemTest::node)
                .toList();
        assertThat(rows)
                .extracting(StateNode::difference)
                .containsExactly(Difference.SAME, Difference.REMOVED, Difference.SAME);
    }

    @Test
    void amongManyOnlyTheSubtreeThatChangedIsOpen() {
        StringBuilder shelves = new StringBuilder("{'shelves': [");
        for (int i = 0; i < 200; i++) {
            shelves.append(i == 0 ? "" : ",").append("{'id': %d, 'pieces': 1}".formatted(i));
        }
        StateItem root = root(shelves + "]}", Json.change("/shelves/150/pieces", "0", "1"));
        assertThat(child(root, "shelves").getChildren().stream()
                        .filter(TreeItem::isExpanded)
                        .map(item -> node(item).name()))
                .containsExactly("[150]");
    }

    /** 200,000 values, of which a step makes rows for what is open, and no more. */
    @Test
    void aHugeStateIsMadeByTheSlice() {
        ObjectNode before = huge(0);
        ObjectNode after = huge(1);
        StateItem root = StateItem.root(tree(before));
        assertThat(child(root, "values").isExpanded()).isFalse();
        child(root, "values").setExpanded(true);
        assertThat(child(root, "values").getChildren()).hasSize(StateChildren.SLICE + 1);
        root.show(tree(after, Json.change("/values/150000", "0", "1")).root());
        List<TreeItem<StateRow>> rows = child(root, "values").getChildren();
        assertThat(rows).hasSize(StateChildren.SLICE + 2);
        assertThat(node(rows.get(StateChildren.SLICE)).name()).isEqualTo("[150000]");
        assertThat(StateItem.rowOf(rows.getLast())).isEqualTo(new StateRow.More(200_000 - StateChildren.SLICE - 1));
    }

    private static ObjectNode huge(int one) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 200_000; i++) {
            values.add(i == 150_000 ? one : 0);
        }
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.set("values", values);
        return state;
    }

    private StateItem root(String state, Change... changes) {
        return StateItem.root(tree(Json.of(state), changes));
    }

    private void show(StateItem root, String state, Change... changes) {
        root.show(tree(Json.of(state), changes).root());
    }

    private StateTree tree(JsonNode state, Change... changes) {
        return new StateTree(
                StateNode.root(state, ChangeTree.of(List.of(changes))), new TreeRows(folding, false, null));
    }

    private static TreeItem<StateRow> child(TreeItem<StateRow> parent, String name) {
        return parent.getChildren().stream()
                .filter(item -> node(item).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(TreeItem<StateRow> parent) {
        return parent.getChildren().stream().map(item -> node(item).name()).toList();
    }

    private static StateNode node(TreeItem<StateRow> item) {
        return Objects.requireNonNull(StateItem.nodeOf(item));
    }
}
