package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionSearchTest {
    private final StateModel state = new Script("order-1")
            .event("OrderPlaced", "{'total': 1}")
            .event("ItemAdded", "{'total': 5}")
            .event("ItemAdded", "{'total': 7}")
            .event("ItemRemoved", "{'total': 2}")
            .event("ItemAdded", "{'total': 9}")
            .opened(1);
    private final ConditionSearch search = new ConditionSearch(state);

    @Test
    void goesToWhereItBecomesTrueAndToWhereItCeases() {
        search.search("/total > 4");
        assertThat(search.turns())
                .extracting(turn -> turn.index() + " " + turn.holds())
                .containsExactly("1 true", "3 false", "4 true");
        assertThat(search.wordsProperty().get()).isEqualTo("It becomes true 2 times and is true at the end.");
        search.next();
        assertThat(index()).isEqualTo(1);
        search.next();
        assertThat(index()).isEqualTo(3);
        search.previous();
        assertThat(index()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithTheCondition() {
        search.search("total > 4");
        assertThat(search.turns()).isEmpty();
        assertThat(search.wordsProperty().get()).contains("“total”", "/status");
    }

    @Test
    void saysWhenItIsNeverTrue() {
        search.search("/total > 100");
        assertThat(search.wordsProperty().get()).isEqualTo("It is true at no version.");
    }

    private int index() {
        return state.moment().orElseThrow().index();
    }
}
