package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.Change;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignedTextTest {
    @Test
    void equalStatesHaveEqualLines() {
        assertThat(lines("{'a': 1, 'b': []}"))
                .containsExactly("{|{", "  \"a\": 1,|  \"a\": 1,", "  \"b\": []|  \"b\": []", "}|}");
    }

    @Test
    void aChangedValueStandsBesideWhatItWas() {
        assertThat(lines("{'a': 2}", Json.change("/a", "1", "2"))).contains("  \"a\": 1|  \"a\": 2");
    }

    @Test
    void addedAndRemovedValuesHaveNothingBesideThem() {
        assertThat(lines("{'new': {'x': 1}}", Json.change("/new", null, "{'x': 1}"), Json.change("/old", "'o'", null)))
                .containsExactly("{|{", "|  \"new\": {", "|    \"x\": 1", "|  },", "  \"old\": \"o\"|", "}|}");
    }

    @Test
    void aValueOfManyLinesIsFilledUpOnTheOtherSide() {
        assertThat(lines("{'a': 1}", Json.change("/a", "[7, 8]", "1")))
                .containsExactly("{|{", "  \"a\": [|  \"a\": 1", "    7,|", "    8|", "  ]|", "}|}");
    }

    @Test
    void valuesThatCountAsTheSameAreShownAsTheyAreAndNotMarked() {
        Change written = Json.change("/a", "1.0", "'1'");
        Change other = Json.change("/b", "1", "2");
        assertThat(AlignedText.of(
                        Json.of("{'a': '1', 'b': 2}"), ChangeTree.of(List.of(written, other)), Set.of(written.path())))
                .contains(
                        new AlignedText.Line("  \"a\": 1.0,", "  \"a\": \"1\",", Difference.SAME),
                        new AlignedText.Line("  \"b\": 1", "  \"b\": 2", Difference.CHANGED));
    }

    private static List<String> lines(String state, Change... changes) {
        return AlignedText.of(Json.of(state), ChangeTree.of(List.of(changes))).stream()
                .map(line -> line.left() + "|" + line.right())
                .toList();
    }
}
