package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class CompareModelTest {
    private final StateModel state = new Script("order-1")
            .event("OrderPlaced", "{'total': 1, 'note': 'x'}")
            .event("ItemAdded", "{'total': 2, 'note': 'x'}")
            .event("ItemAdded", "{'total': 3, 'note': 'x', 'coupon': null}")
            .event("NoteRemoved", "{'total': 3, 'coupon': null}")
            .opened(2);
    private final CompareModel model = new CompareModel(state);

    @Test
    void nothingIsComparedBeforeAnybodyLooks() {
        assertThat(model.comparisonProperty().get()).isNull();
    }

    @Test
    void theVersionBeforeIsComparedWithTheCurrentOne() {
        model.activeProperty().set(true);
        assertComparedAre(0, 1);
        state.steps().next();
        assertComparedAre(1, 2);
    }

    @Test
    void theFirstVersionIsComparedWithTheBlankState() {
        model.activeProperty().set(true);
        state.steps().first();
        assertComparedAre(-1, 0);
        assertThat(comparison().differences()).hasSize(2);
    }

    @Test
    void aPinnedVersionStaysWhileTheOtherMoves() {
        model.activeProperty().set(true);
        model.pinCurrentAsFrom();
        state.steps().last();
        assertComparedAre(1, 3);
        model.unpinFrom();
        assertComparedAre(2, 3);
    }

    @Test
    void swappingTurnsTheDifferencesRound() {
        model.activeProperty().set(true);
        assertThat(model.pinFrom("1")).isEmpty();
        assertThat(model.pinTo("4")).isEmpty();
        assertThat(comparison().counts()).isEqualTo("+1  −1  ~1");
        model.swap();
        assertComparedAre(3, 0);
        assertThat(comparison().differences())
                .filteredOn(change -> change.path().toString().equals("/note"))
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isNull());
    }

    @Test
    void whatIsNoVersionIsExplained() {
        model.activeProperty().set(true);
        assertThat(model.pinFrom("77")).isPresent();
        assertComparedAre(0, 1);
    }

    @Test
    void aCopyTellsNullFromNothing() {
        model.activeProperty().set(true);
        model.pinTo("3");
        assertThat(Json.of(DifferenceJson.of(comparison()))).isEqualTo(Json.of("""
                                {'stream': 'order-1', 'from': 1, 'to': 3, 'differences': [
                                  {'path': '/total', 'before': 1, 'after': 3}, {'path': '/coupon', 'after': null}]}"""));
    }

    private Comparison comparison() {
        return Objects.requireNonNull(model.comparisonProperty().get());
    }

    private void assertComparedAre(int from, int to) {
        assertThat(comparison().from()).isEqualTo(from);
        assertThat(comparison().to()).isEqualTo(to);
    }
}
