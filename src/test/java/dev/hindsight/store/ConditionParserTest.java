package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.Condition.Operator;
import dev.hindsight.store.Condition.Root;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {
    @Test
    void readsPathOperatorAndLiteral() {
        assertThat(ConditionParser.parse("payload.customer.city = \"Köln\""))
                .isEqualTo(new Condition(Root.PAYLOAD, List.of("customer", "city"), Operator.EQUAL, "\"Köln\""));
        assertThat(ConditionParser.parse("metadata.userId!='anna'"))
                .isEqualTo(new Condition(Root.METADATA, List.of("userId"), Operator.NOT_EQUAL, "\"anna\""));
        assertThat(ConditionParser.parse(" payload.total.amount >= 12.50 "))
                .isEqualTo(new Condition(Root.PAYLOAD, List.of("total", "amount"), Operator.GREATER_OR_EQUAL, "12.50"));
        assertThat(ConditionParser.parse("payload.paid=true").literal()).isEqualTo("true");
    }

    @Test
    void quotesTextAsJsonDemands() {
        assertThat(ConditionParser.parse("payload.a = 'say \"hi\" \\'").literal())
                .isEqualTo("\"say \\\"hi\\\" \\\\\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "customer.city = 1, 1",
                "payload = 1, 8",
                "payload.city ~ 1, 14",
                "payload.city = Köln, 16",
                "payload.n = 01, 13",
                "payload.city =, 15",
            })
    void saysWhereReadingStopped(String text, int column) {
        assertThatThrownBy(() -> ConditionParser.parse(text))
                .isInstanceOf(ConditionSyntaxException.class)
                .hasMessageContaining("column " + column + " of: ");
    }
}
