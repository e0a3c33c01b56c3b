package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonPlaceTest {
    private static final String TEXT = JsonText.of(JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree("{\"a\": {\"b c\": [1, \"two\"]}, \"n\": 12345678901234567890.5, \"t\": true}"))
            .text();

    @Test
    void aValueIsFoundByAnyOfItsCharacters() {
        JsonPlace two = at("two");
        assertThat(two.path()).isEqualTo(List.of("a", "b c", "1"));
        assertThat(two.value().asString()).isEqualTo("two");
        assertThat(at("rue").path()).isEqualTo(List.of("t"));
    }

    @Test
    void aNumberKeepsItsDigits() {
        assertThat(at("12345").value().decimalValue()).isEqualByComparingTo("12345678901234567890.5");
    }

    @Test
    void theNameLeadsToItsValue() {
        assertThat(at("\"n\"").path()).isEqualTo(List.of("n"));
        assertThat(JsonPlace.at(TEXT, TEXT.indexOf("b c"))).as("a container").isEmpty();
    }

    private static JsonPlace at(String part) {
        return JsonPlace.at(TEXT, TEXT.indexOf(part) + 1).orElseThrow();
    }
}
