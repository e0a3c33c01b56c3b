package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ExactDiffTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void equalValuesNeedNoPatch() {
        assertThat(patches("{'a': {'b': [1, {}]}}", "{'a': {'b': [1, {}]}}")).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsPatched() {
        assertThat(patches("{'a': {'b': [1, {'c': 1}]}, 'd': 5}", "{'a': {'b': [1, {'c': 2}]}, 'd': 5}"))
                .singleElement()
                .isEqualTo(new PropertyPatch(
                        JsonPointer.compile("/a/b/1"), "c", parse("1"), parse("2"), PropertyPatch.LAST));
    }

    @Test
    void valuesOfOtherKindsAreReplacedAsAWhole() {
        assertThat(ExactDiff.within(JsonPointer.empty(), parse("[]"), parse("{}")))
                .isEmpty();
        assertThat(patches("{'a': []}", "{'a': {}}")).hasSize(1);
    }

    @Test
    void anElementThatWasRemovedOrAddedLeavesTheOthersAlone() {
        assertThat(patches("[1, 2, 3, 4]", "[1, 3, 4]")).hasSize(1);
        assertThat(patches("[1, 3, 4]", "[1, 2, 3, 4]")).hasSize(1);
        assertThat(patches("[1, 2, 3]", "[1, 2, 3, 4, 5]")).hasSize(2);
    }

    @Test
    void anArrayThatMovesOnByOneIsTwoPatches() {
        assertThat(patches("[1, 2, 3, 4, 5, 6]", "[2, 3, 4, 5, 6, 7]")).hasSize(2);
        assertThat(patches("[1, 2, 3, 4, 5, 6]", "[0, 1, 2, 3, 4, 5]")).hasSize(2);
    }

    @Test
    void aPropertyInTheMiddleComesBackToItsPlace() {
        assertRoundTrip(parse("{'a': 1, 'b': 2, 'c': 3}"), parse("{'a': 1, 'c': 4}"));
        assertRoundTrip(parse("{'a': 1, 'c': 4}"), parse("{'z': 0, 'a': 1, 'b': 2, 'c': 3}"));
    }

    @Test
    void propertiesThatOnlyChangedPlacesAreNotPatched() {
        assertThat(patches("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}")).isEmpty();
    }

    @Test
    void manyPropertiesAtTheEndAreAddedAndRemovedOneByOne() {
        assertThat(ExactDiff.within(JsonPointer.empty(), numbered(0, 10), numbered(0, 1_000))
                        .orElseThrow())
                .hasSize(990);
        assertRoundTrip(numbered(0, 10), numbered(0, 1_000));
        assertRoundTrip(numbered(0, 1_000), numbered(0, 10));
        assertRoundTrip(numbered(0, 1_000), numbered(1_000, 2_000));
    }

    @Test
    void anObjectInWhichManyPropertiesComeAndGoIsReplacedAsAWhole() {
        assertThat(ExactDiff.within(JsonPointer.empty(), numbered(0, 1_000), numbered(500, 1_000)))
                .isEmpty();
        assertThat(ExactDiff.within(JsonPointer.empty(), numbered(500, 1_000), numbered(0, 1_000)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void arraysOfAFewValuesArePatchedExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            assertRoundTrip(array(random), array(random));
        }
    }

    @Test
    void deepValuesAreTakenAsAWhole() {
        JsonNode before = nested(5_000, 1);
        JsonNode after = nested(5_000, 2);

        Patch patch = PatchSequence.of(
                ExactDiff.within(JsonPointer.empty(), before, after).orElseThrow());
        WorkingState state = new WorkingState(before);
        patch.apply(state);

        assertThat(StateDiff.between(state.root(), after)).isEmpty();
        assertThat(StateDiff.between(state.root(), before)).hasSize(1);
    }

    private static ArrayNode array(Random random) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(24); i > 0; i--) {
            int value = random.nextInt(4);
            if (value == 3) {
                array.addObject().put("n", random.nextInt(2));
            } else {
                array.add(value);
            }
        }
        return array;
    }

    private static ObjectNode numbered(int from, int to) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = from; i < to; i++) {
            object.put("p" + i, i);
        }
        return object;
    }

    private static void assertRoundTrip(JsonNode before, JsonNode after) {
        Patch patch = PatchSequence.of(
                ExactDiff.within(JsonPointer.empty(), before, after).orElseThrow());
        WorkingState state = new WorkingState(before);
        patch.apply(state);
        assertThat(state.share()).hasToString(after.toString());
        patch.revert(state);
        assertThat(state.root()).hasToString(before.toString());
    }

    private static JsonNode nested(int depth, int value) {
        JsonNode node = JsonNodeFactory.instance.numberNode(value);
        for (int i = 0; i < depth; i++) {
            node = JsonNodeFactory.instance.objectNode().set("in", node);
        }
        return node;
    }

    private static List<Patch> patches(String before, String after) {
        return ExactDiff.within(JsonPointer.empty(), parse(before), parse(after))
                .orElseThrow();
    }

    private static JsonNode parse(String json) {
        return MAPPER.readTree(json.replace('\'', '"'));
    }
}
