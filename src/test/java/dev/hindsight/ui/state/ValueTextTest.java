package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void numbersKeepEveryDigit() {
        assertThat(ValueText.oneLine(Json.of("9007199254740993"), 50)).isEqualTo("9007199254740993");
        assertThat(ValueText.oneLine(Json.of("12.500"), 50)).isEqualTo("12.500");
        assertThat(ValueText.pretty(Json.of("{'a': 0.10000000000000000000001}")))
                .contains("0.10000000000000000000001");
    }

    @Test
    void textStandsInQuotesWithEscapes() {
        assertThat(ValueText.oneLine(Json.of("'a\\nb'"), 50)).isEqualTo("\"a\\nb\"");
    }

    @Test
    void nullIsVisible() {
        assertThat(ValueText.oneLine(Json.of("null"), 50)).isEqualTo("null");
    }

    @Test
    void containersAreWrittenOnOneLine() {
        assertThat(ValueText.oneLine(Json.of("{'a': [1, {'b': true}], 'c': {}}"), 50))
                .isEqualTo("{\"a\": [1, {\"b\": true}], \"c\": {}}");
    }

    @Test
    void whatIsTooLongEndsInAnEllipsis() {
        assertThat(ValueText.oneLine(Json.of("'abcdefghijklm'"), 6)).isEqualTo("\"abcd…");
        assertThat(ValueText.oneLine(Json.of("[1, 2, 3, 4, 5, 6, 7]"), 8)).isEqualTo("[1, 2, …");
    }

    @Test
    void foldedContainersSayHowMuchTheyHold() {
        assertThat(ValueText.contents(Json.of("[1]"))).isEqualTo("1 item");
        assertThat(ValueText.contents(Json.of("{'a': 1, 'b': 2}"))).isEqualTo("2 fields");
    }
}
