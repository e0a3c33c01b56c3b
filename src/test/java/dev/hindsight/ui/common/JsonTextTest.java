package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.codec.SealedValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void membersStandOnLinesOfTheirOwn() {
        assertThat(layOut("{'a':[1,{}],'b':{'c':null}}").text()).isEqualTo("""
                        {
                          "a": [
                            1,
                            {}
                          ],
                          "b": {
                            "c": null
                          }
                        }""");
    }

    @Test
    void whatIsLaidOutReadsBackAsTheSameValue() {
        JsonNode value = parse("[{'k \\n\\\"':'Köln \\u0007'},[],[[true]],12.50,9007199254740993,-1E-7]");

        assertThat(MAPPER.readTree(JsonText.of(value).text())).isEqualTo(value);
    }

    @Test
    void numbersKeepEveryDigit() {
        assertThat(layOut("[12.50, 900719925474099312345]").text()).contains("12.50", "900719925474099312345");
    }

    @Test
    void foldsSpanFromOpeningToClosingBracket() {
        assertThat(layOut("{'a':[1],'b':2}").folds())
                .containsExactlyInAnyOrder(new JsonText.Fold(0, 5), new JsonText.Fold(1, 3));
    }

    @Test
    void spansNameThePartsInOrder() {
        JsonText json = layOut("{'a':'x','b':[1,true]}");

        assertThat(json.spans().stream()
                        .map(span -> json.text().substring(span.start(), span.end()) + " " + span.kind()))
                .containsExactly("\"a\" KEY", "\"x\" STRING", "\"b\" KEY", "1 NUMBER", "true LITERAL");
    }

    @Test
    void theLinesOfPlacesArePointedOutWithAllThatIsInThem() {
        JsonText json = JsonText.of(
                parse("{'a':1,'b':{'c':[2,3]},'d':[{'e':4}]}"),
                Set.of(JsonPointer.compile("/b"), JsonPointer.compile("/d/0/e"), JsonPointer.compile("/gone")),
                SealedWords.UNASKED);

        List<String> lines = json.text().lines().toList();
        assertThat(json.marks().stream().map(line -> lines.get(line).strip()))
                .containsExactly("\"b\": {", "\"c\": [", "2,", "3", "]", "},", "\"e\": 4");
    }

    @Test
    void whatStandsEncryptedIsSaidInWordsOfItsOwn() {
        String sealed = "{'encrypted': 'AES-256-GCM', 'person': '%s', 'data': 'abc='}";
        JsonNode value = parse("{'a': %s, 'b': [%s], 'c': {'encrypted': 'no'}}"
                .formatted(sealed.formatted("c-1"), sealed.formatted("c-2")));

        JsonText json = JsonText.of(value, new SealedWords(Set.of("c-2")));

        assertThat(json.spans().stream().filter(span -> span.kind() == JsonText.Kind.SEALED))
                .extracting(span -> json.text().substring(span.start(), span.end()))
                .containsExactly("\"encrypted (personal data of c-1)\"", "\"erased (personal data of c-2)\"");
        assertThat(parse(json.text()).path("c").path("encrypted").asString()).isEqualTo("no");
        assertThat(json.isSealed(parse("'erased (personal data of c-2)'"))).isTrue();
        assertThat(json.isSealed(parse("'no'"))).isFalse();
        assertThat(JsonText.of(value).text()).contains("abc=");
    }

    @Test
    void deepNestingDoesNotOverflow() {
        JsonNode value = MAPPER.getNodeFactory().numberNode(1);
        for (int i = 0; i < 100_000; i++) {
            value = MAPPER.createArrayNode().add(value);
        }

        assertThat(JsonText.of(value).folds()).hasSize(100_000);
        assertThat(SealedValue.in(value)).isEmpty();
    }

    private static JsonText layOut(String json) {
        return JsonText.of(parse(json));
    }

    private static JsonNode parse(String json) {
        return MAPPER.readTree(json.replace('\'', '"'));
    }
}
