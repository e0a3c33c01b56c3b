package dev.hindsight.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.query.Condition.And;
import dev.hindsight.store.query.Condition.Compare;
import dev.hindsight.store.query.Condition.Contains;
import dev.hindsight.store.query.Condition.Exists;
import dev.hindsight.store.query.Condition.In;
import dev.hindsight.store.query.Condition.Mentions;
import dev.hindsight.store.query.Condition.Not;
import dev.hindsight.store.query.Condition.Operator;
import dev.hindsight.store.query.Condition.Or;
import dev.hindsight.store.query.Field.Header;
import dev.hindsight.store.query.Field.Root;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void readsPathOperatorAndLiteral() {
        assertThat(parse("payload.customer.city = \"Köln\""))
                .isEqualTo(new Compare(payload("customer", "city"), Operator.EQUAL, text("Köln")));
        assertThat(parse("metadata.userId!='anna'"))
                .isEqualTo(new Compare(
                        new Field.Value(Root.METADATA, List.of("userId")), Operator.NOT_EQUAL, text("anna")));
        assertThat(parse(" payload.total.amount >= 12.50 "))
                .isEqualTo(new Compare(payload("total", "amount"), Operator.GREATER_OR_EQUAL, number("12.50")));
        assertThat(parse("payload.paid=true"))
                .isEqualTo(new Compare(payload("paid"), Operator.EQUAL, new Literal.Truth(true)));
        assertThat(parse("payload.items[0].\"unit price\" < 1"))
                .isEqualTo(new Compare(payload("items", "0", "unit price"), Operator.LESS, number("1")));
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        Condition a = new Compare(Header.TYPE, Operator.EQUAL, text("A"));
        Condition b = new Compare(Header.STREAM_TYPE, Operator.EQUAL, text("order"));
        assertThat(parse("type = A or not streamType = order and type = A"))
                .isEqualTo(new Or(List.of(a, new And(List.of(new Not(b), a)))));
        assertThat(parse("(type = A OR streamType = order) and type = A"))
                .isEqualTo(new And(List.of(new Or(List.of(a, b)), a)));
    }

    @Test
    void readsWordsAsTests() {
        assertThat(parse("metadata.tenant in (\"acme\", 7)"))
                .isEqualTo(
                        new In(new Field.Value(Root.METADATA, List.of("tenant")), List.of(text("acme"), number("7"))));
        assertThat(parse("type not in (ItemAdded, 'Item Removed')"))
                .isEqualTo(new Not(new In(Header.TYPE, List.of(text("ItemAdded"), text("Item Removed")))));
        assertThat(parse("payload.note contains \"gift\"")).isEqualTo(new Contains(payload("note"), text("gift")));
        assertThat(parse("user exists and causation not exists"))
                .isEqualTo(new And(List.of(new Exists(new Field.User()), new Not(new Exists(Header.CAUSATION)))));
        assertThat(parse("Köln and \"a \"\"b\"\"\""))
                .isEqualTo(new And(List.of(new Mentions("Köln"), new Mentions("a \"b\""))));
    }

    @Test
    void aDayIsTheWholeDayInTheZone() {
        Instant start = Instant.parse("2026-11-22T23:00:00Z");
        Instant end = Instant.parse("2026-11-23T23:00:00Z");
        assertThat(parse("time <= 2026-11-23")).isEqualTo(time(Operator.LESS, end));
        assertThat(parse("time = 2026-11-23"))
                .isEqualTo(new And(List.of(time(Operator.GREATER_OR_EQUAL, start), time(Operator.LESS, end))));
        assertThat(parse("time > \"2026-11-23 12:30\""))
                .isEqualTo(time(Operator.GREATER, Instant.parse("2026-11-23T11:30:00Z")));
        assertThat(parse("payload.dueAt < 2026-11-23T12:00:00Z"))
                .isEqualTo(new Compare(
                        payload("dueAt"), Operator.LESS, new Literal.Time(Instant.parse("2026-11-23T12:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "customer.city = 1, 1, CONDITION",
                "payload = 1, 8, CONDITION",
                "payload.city ~ 1, 14, OPERATOR",
                "payload.city = Köln, 16, LITERAL",
                "payload.n = 01, 13, LITERAL",
                "payload.city =, 15, LITERAL",
                "version = three, 11, LITERAL",
                "time > yesterday, 8, LITERAL",
                "type = A type = B, 10, CONNECTIVE",
                "(type = A, 10, CONNECTIVE",
                "type = A and, 13, CONDITION",
                "type in A, 9, OTHER",
                "payload.city = \"Kö, 16, LITERAL",
            })
    void saysWhereReadingStopped(String text, int column, Expectation.Kind kind) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(ConditionSyntaxException.class, error -> {
                    assertThat(error.index() + 1).isEqualTo(column);
                    assertThat(error.expectation().kind()).isEqualTo(kind);
                })
                .hasMessageContaining("column " + column + " of: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload.customer.city = \"Köln\"",
                "type in (ItemAdded, \"Item Removed\") and not (version > 3 or payload.\"a b\".0 = null)",
                "time >= 2026-11-23T12:00:00Z and user = anna",
                "\"say \"\"hi\"\"\" and metadata.tenant not contains \"x\"",
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(ConditionText.of(parse(text))).isEqualTo(text);
    }

    private static Condition parse(String text) {
        return ConditionParser.parse(text, BERLIN);
    }

    private static Field.Value payload(String... path) {
        return new Field.Value(Root.PAYLOAD, List.of(path));
    }

    private static Literal text(String value) {
        return new Literal.Text(value);
    }

    private static Literal number(String value) {
        return new Literal.Numeric(new BigDecimal(value));
    }

    private static Condition time(Operator operator, Instant time) {
        return new Compare(Header.TIME, operator, new Literal.Time(time));
    }
}
