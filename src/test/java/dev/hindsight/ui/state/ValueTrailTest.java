package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.FieldChange;
import dev.hindsight.ui.common.PanelState;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class ValueTrailTest {
    private final StateModel model = new Script("order-1")
            .event("OrderPlaced", "{'total': 1, 'city': 'Brno'}")
            .event("ItemAdded", "{'total': 2, 'city': 'Brno'}")
            .event("ItemAdded", "{'total': 3, 'city': 'Brno'}")
            .event("NoteAdded", "{'total': 3, 'city': 'Brno', 'note': 'x'}")
            .opened(4);
    private final ValueTrail trail = new ValueTrail(model);

    @Test
    void theEventThatLastSetAValueIsFound() {
        trail.show(JsonPointer.compile("/total"));
        assertThat(lastVersion()).isEqualTo(3);
        model.steps().goToIndex(1);
        assertThat(lastVersion()).isEqualTo(2);
    }

    @Test
    void goingThereMovesToThatVersion() {
        trail.show(JsonPointer.compile("/city"));
        trail.goToLastSet();
        assertThat(model.moment().map(Moment::index)).contains(0);
    }

    @Test
    void aValueThatIsNotSetYetHasNoSuchEvent() {
        trail.show(JsonPointer.compile("/note"));
        model.steps().first();
        assertThat(Objects.requireNonNull(trail.lastSetProperty().get()).event())
                .isNull();
        trail.goToLastSet();
        assertThat(model.moment().map(Moment::index)).contains(0);
    }

    @Test
    void theHistoryIsReadOnlyWhenItIsWanted() {
        trail.show(JsonPointer.compile("/total"));
        assertThat(trail.history()).isEmpty();
        trail.historyShownProperty().set(true);
        assertThat(trail.history()).extracting(FieldChange::index).containsExactly(0, 1, 2);
        trail.goTo(trail.history().get(1));
        assertThat(model.moment().map(Moment::index)).contains(1);
        assertThat(trail.history()).hasSize(3);
    }

    @Test
    void anotherValueHasAnotherHistory() {
        trail.historyShownProperty().set(true);
        trail.show(JsonPointer.compile("/total"));
        trail.show(JsonPointer.compile("/note"));
        assertThat(trail.history()).extracting(FieldChange::index).containsExactly(3);
    }

    @Test
    void aValueThatNeverWasHasAnEmptyHistoryAndSaysSo() {
        trail.historyShownProperty().set(true);
        trail.show(JsonPointer.compile("/nothing"));
        assertThat(trail.historyStateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    private long lastVersion() {
        return Objects.requireNonNull(
                        Objects.requireNonNull(trail.lastSetProperty().get()).event())
                .version();
    }
}
