package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whatever the states and however they are reached, they are those of the full fold. */
@ParameterizedClass
@MethodSource("histories")
class RecordedReplayPropertyTest {
    private static final int EVENTS = 300;

    private final List<JsonNode> states;
    private final RecordedReplay replay;
    private final List<String> texts;
    private final Random random;
    private final GeneratedStates generated;

    RecordedReplayPropertyTest(History history) {
        List<StateUpdate> updates = history.updates();
        states = Folded.states(updates);
        replay = Recordings.of(updates, history.budget());
        texts = texts(replay.cursor());
        random = new Random(history.seed());
        generated = new GeneratedStates(history.seed() + 1);
    }

    /**
     * Updates made up from a seed: edits or whole states, and with few or many keyframes.
     *
     * @param kind 0 edits, 1 whole states that grow out of one another, 2 both by turns, 3 states that have nothing to do
     *     with one another
     */
    record History(long seed, int kind, long budget) {
        List<StateUpdate> updates() {
            GeneratedStates generated = new GeneratedStates(seed);
            Random random = new Random(seed);
            List<StateUpdate> updates = new ArrayList<>();
            JsonNode state = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < EVENTS; i++) {
                StateUpdate update = update(generated, kind == 2 ? random.nextInt(2) : kind, state);
                updates.add(update);
                state = Folded.states(List.of(new StateUpdate.Whole(state), update))
                        .getLast();
            }
            return updates;
        }

        private static StateUpdate update(GeneratedStates generated, int kind, JsonNode state) {
            return switch (kind) {
                case 0 -> new StateUpdate.Edits(generated.edits(state));
                case 1 -> new StateUpdate.Whole(generated.changed(state));
                default -> new StateUpdate.Whole(generated.object(3));
            };
        }
    }

    static List<History> histories() {
        return IntStream.range(0, 24)
                .mapToObj(i -> new History(i, i % 4, i % 3 == 0 ? 50 : Keyframes.USUAL_BUDGET))
                .toList();
    }

    private static List<String> texts(Cursor cursor) {
        List<String> texts = new ArrayList<>();
        do {
            texts.add(cursor.state().toString());
        } while (cursor.next());
        return texts;
    }

    @Test
    void everyStateIsThatOfTheFoldInWhateverOrder() {
        assertStatesInRandomOrder();
    }

    private void assertStatesInRandomOrder() {
        for (int i = 0; i < 4 * EVENTS; i++) {
            int index = random.nextInt(states.size()) - 1;
            assertState(replay.stateAfter(index), index);
        }
    }

    @Test
    void statesStayAsTheyWereWhenOthersAreAskedFor() {
        List<JsonNode> asked =
                IntStream.range(-1, EVENTS).mapToObj(replay::stateAfter).toList();
        assertStatesInRandomOrder();
        Cursor cursor = replay.cursor();
        while (cursor.next()) {}
        while (cursor.previous()) {}

        assertThat(asked).isEqualTo(states);
    }

    @Test
    void aCursorShowsThemForwardAndBackward() {
        Cursor cursor = replay.cursor();
        for (int i = -1; i < EVENTS; i++) {
            assertThat(cursor.index()).isEqualTo(i);
            assertState(cursor.state(), i);
            assertThat(cursor.next()).isEqualTo(i < EVENTS - 1);
        }
        for (int i = EVENTS - 1; i >= -1; i--) {
            assertThat(cursor.index()).isEqualTo(i);
            assertState(cursor.state(), i);
            assertThat(cursor.previous()).isEqualTo(i >= 0);
        }
    }

    @Test
    void aCursorShowsThemWhereverItIsSent() {
        Cursor cursor = replay.cursor();
        for (int i = 0; i < 4 * EVENTS; i++) {
            int index = random.nextInt(states.size()) - 1;
            cursor.seek(index);
            assertState(cursor.state(), index);
            assertThat(cursor.next()).isEqualTo(index < EVENTS - 1);
            assertState(cursor.state(), Math.min(index + 1, EVENTS - 1));
        }
    }

    @Test
    void changesAreWhatTheDifferenceSays() {
        for (int i = 0; i < EVENTS; i++) {
            assertThat(replay.changes(i))
                    .as("changes of %d", i)
                    .isEqualTo(StateDiff.between(replay.stateAfter(i - 1), replay.stateAfter(i)))
                    .hasSameElementsAs(StateDiff.between(states.get(i), states.get(i + 1)));
        }
    }

    @Test
    void historiesAreWhatAComparisonOfAllStatesSays() {
        for (int i = 0; i < 40; i++) {
            JsonPointer place = generated.place(states.get(random.nextInt(states.size())));
            List<FieldChange> history = naiveHistory(place);
            assertThat(replay.history(place)).isEqualTo(history);
            int index = random.nextInt(EVENTS);
            assertThat(replay.lastChange(place, index))
                    .isEqualTo(history.stream()
                            .mapToInt(FieldChange::index)
                            .filter(changed -> changed <= index)
                            .max());
        }
    }

    private List<FieldChange> naiveHistory(JsonPointer place) {
        List<FieldChange> history = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            JsonNode before = states.get(i).at(place);
            JsonNode after = states.get(i + 1).at(place);
            if (!StateDiff.between(before, after).isEmpty()) {
                history.add(new FieldChange(
                        i,
                        replay.event(i),
                        before.isMissingNode() ? null : before,
                        after.isMissingNode() ? null : after));
            }
        }
        return history;
    }

    /** Equal to the scale of numbers, and with its properties in the same order whichever way led there. */
    private void assertState(JsonNode state, int index) {
        assertThat(state).as("state after %d", index).isEqualTo(states.get(index + 1));
        assertThat(state).hasToString(texts.get(index + 1));
    }
}
