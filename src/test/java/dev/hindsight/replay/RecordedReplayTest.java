package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.testing.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RecordedReplayTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final StreamId STREAM = new StreamId("order-1");

    private final Events events = new Events();
    private final RecordedReplay replay = recorded(
            "{'status':'OPEN','total':10,'items':[]}",
            "{'status':'OPEN','total':10.0,'items':[{'id':'a','n':1}]}",
            "{'status':'PAID','total':20,'items':[{'id':'b','n':5},{'id':'a','n':2}]}",
            "{'status':'PAID','items':[{'id':'a','n':2}]}");

    @Test
    void beginsWithAnEmptyState() {
        assertThat(replay.stateAfter(-1)).isEqualTo(parse("{}"));
        assertThat(paths(replay.changes(0))).containsExactly("+/status", "+/total", "+/items");
    }

    @Test
    void numbersOfTheSameValueDoNotDiffer() {
        assertThat(paths(replay.changes(1))).containsExactly("+/items/0");
    }

    @Test
    void elementsWithIdsAreMatchedByThem() {
        assertThat(paths(replay.changes(2))).containsExactly("~/status", "~/total", "+/items/0", "~/items/1/n");
        assertThat(paths(replay.changes(3))).containsExactly("-/items/0", "-/total");
    }

    @Test
    void theDifferenceOfAnyTwoStatesGoesEitherWay() {
        assertThat(paths(replay.difference(1, 3))).containsExactly("~/status", "~/items/0/n", "-/total");
        assertThat(paths(replay.difference(3, 1))).containsExactly("~/status", "+/total", "~/items/0/n");
        assertThat(replay.difference(2, 2)).isEmpty();
    }

    @Test
    void theHistoryOfAValueNamesEveryEventThatChangedIt() {
        assertThat(replay.history(JsonPointer.compile("/total")))
                .extracting(change -> change.index() + ": " + change.before() + " to " + change.after())
                .containsExactly("0: null to 10", "2: 10.0 to 20", "3: 20 to null");
        assertThat(replay.history(JsonPointer.compile("/items")))
                .extracting(FieldChange::index)
                .containsExactly(0, 1, 2, 3);
        assertThat(replay.history(JsonPointer.compile("/nowhere"))).isEmpty();
    }

    @Test
    void theLastChangeOfAValueIsAtOrBeforeTheIndex() {
        assertThat(replay.lastChange(JsonPointer.compile("/status"), 3)).hasValue(2);
        assertThat(replay.lastChange(JsonPointer.compile("/status"), 1)).hasValue(0);
        assertThat(replay.lastChange(JsonPointer.compile("/nowhere"), 3)).isEmpty();
    }

    @Test
    void versionsAndTimesLeadToTheirEvents() {
        assertThat(replay.indexOfVersion(3)).hasValue(2);
        assertThat(replay.indexOfVersion(9)).isEmpty();
        assertThat(replay.indexAt(Events.START.plus(Duration.ofSeconds(150)))).hasValue(1);
        assertThat(replay.indexAt(Events.START)).isEmpty();
    }

    @Test
    void pathsEscapeWhatJsonPointerDemands() {
        RecordedReplay odd = recorded("{}", "{'a/b':{'c~d':1}}", "{'a/b':{'c~d':2}}");

        assertThat(paths(odd.changes(2))).containsExactly("~/a~1b/c~0d");
    }

    @Test
    void whatDidNotChangeIsTheSameInstance() {
        assertThat(replay.stateAfter(3).get("status"))
                .isSameAs(replay.stateAfter(2).get("status"));
        assertThat(replay.stateAfter(3).at("/items/0"))
                .isNotSameAs(replay.stateAfter(2).at("/items/0"));
        RecordedReplay still = recorded("{'a':{'b':[1,2]}}", "{'a':{'b':[1,2]}}", "{}");
        assertThat(still.stateAfter(0)).isSameAs(still.stateAfter(1));
    }

    @Test
    void errorsStayWithTheirEvents() {
        StoredEvent event = events.next("order-2", "Broken", "{}");
        Recorder recorder = RecordedReplay.recorder(STREAM, new ReplayedBy.PayloadMerge());
        recorder.add(new ReplayStep(
                event.header(),
                StateUpdate.NONE,
                new ReplayError(event.header(), ReplayError.Kind.FAILED, "No.", ""),
                ""));
        RecordedReplay broken = recorder.recorded();

        assertThat(broken.errors()).hasSize(1);
        assertThat(broken.error(0)).isPresent();
        assertThat(broken.error(-1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyStateIsTheOneThatWasRecordedAndDifferencesLeadFromOneToTheOther(long seed) {
        Random random = new Random(seed);
        List<JsonNode> states = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            states.add(randomObject(random, 3));
        }
        RecordedReplay any = recorded(states.stream().map(JsonNode::toString).toArray(String[]::new));
        for (int i = 0; i < states.size(); i++) {
            assertThat(any.stateAfter(i)).isEqualTo(states.get(i));
            int other = random.nextInt(states.size());
            assertThat(applied(states.get(i), any.difference(i, other))).isEqualTo(states.get(other));
        }
    }

    private RecordedReplay recorded(String... states) {
        Recorder recorder = RecordedReplay.recorder(STREAM, new ReplayedBy.PayloadMerge());
        for (String state : states) {
            recorder.add(new ReplayStep(
                    events.next("order-1", "Changed", "{}").header(), new StateUpdate.Whole(parse(state)), null, ""));
        }
        return recorder.recorded();
    }

    private static List<String> paths(List<Change> changes) {
        return changes.stream()
                .map(change -> sign(change.before(), change.after()) + change.path())
                .toList();
    }

    private static String sign(@Nullable JsonNode before, @Nullable JsonNode after) {
        return before == null ? "+" : after == null ? "-" : "~";
    }

    private static JsonNode parse(String json) {
        return MAPPER.readTree(json.replace('\'', '"'));
    }

    /** Objects of numbers, texts and objects: what can be changed by paths without arrays moving underneath. */
    private static ObjectNode randomObject(Random random, int depth) {
        ObjectNode node = MAPPER.createObjectNode();
        for (int i = 0; i < 4; i++) {
            String name = "n" + random.nextInt(6);
            switch (random.nextInt(depth == 0 ? 3 : 5)) {
                case 0 -> node.put(name, random.nextInt(3));
                case 1 -> node.put(name, "t" + random.nextInt(3));
                case 2 -> node.putNull(name);
                default -> node.set(name, randomObject(random, depth - 1));
            }
        }
        return node;
    }

    private static JsonNode applied(JsonNode state, List<Change> changes) {
        ObjectNode changed = (ObjectNode) state.deepCopy();
        for (Change change : changes) {
            ObjectNode parent = (ObjectNode) changed.at(change.path().head());
            String name = change.path().last().getMatchingProperty();
            if (change.after() == null) {
                parent.remove(name);
            } else {
                parent.set(name, change.after());
            }
        }
        return changed;
    }

    @Test
    void arraysWithoutIdsAreComparedByIndex() {
        ArrayNode before = MAPPER.createArrayNode().add(1).add(2).add(3);
        ArrayNode after = MAPPER.createArrayNode().add(1).add(3);

        assertThat(paths(StateDiff.between(before, after))).containsExactly("~/1", "-/2");
    }
}
