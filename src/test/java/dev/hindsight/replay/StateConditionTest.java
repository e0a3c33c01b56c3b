package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StateConditionTest {
    private static final JsonNode STATE = new JsonMapper().readTree("""
            {"status": "shipped", "total": -1.50, "big": 9007199254740993, "at": "2026-01-02T03:04:05Z",
             "gone": null, "tags": ["a", 7], "a/b": {"not": true}}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status = \"shipped\"",
                "/status == \"shipped\" and /total < 0",
                "/total = -1.5",
                "/big = 9007199254740993",
                "/big > 9007199254740992",
                "/at >= \"2026-01-02\"",
                "/gone = null and /nowhere = null",
                "/gone exists and not /nowhere exists",
                "/tags contains 7 and /status contains \"ship\"",
                "/tags/0 = \"a\"",
                "/a~1b/not = true",
                "/status = \"x\" or /total <= -1.5 and /total >= -1.5",
                "not (/status = \"x\" or /total > 0)",
                "/status <> \"draft\"",
            })
    void holds(String condition) {
        assertThat(StateCondition.parse(condition).holdsFor(STATE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status = \"Shipped\"",
                "/big = 9007199254740992",
                "/status < 3",
                "/nowhere < 3",
                "(/status = \"x\" or /total < 0) and /total > 0",
                "/tags contains \"7\"",
            })
    void doesNotHold(String condition) {
        assertThat(StateCondition.parse(condition).holdsFor(STATE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status = 1 | The condition has “status” (character 1) where a place in the state",
                "/status | The condition has the end where =, !=",
                "/status = shipped | “shipped” (character 11) where a value in JSON",
                "/a = 1 /b = 2 | “/b” (character 8) where and, or, or the end",
                "(/a = 1 | the end where a closing parenthesis",
                "/a = 'x' | cannot be read from “'x'” on (character 6)",
            })
    void whatIsWrongIsSaid(String condition, String message) {
        assertThatThrownBy(() -> StateCondition.parse(condition))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining(message);
    }
}
