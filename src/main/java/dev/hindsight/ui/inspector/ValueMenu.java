package dev.hindsight.ui.inspector;

import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Literal;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.JsonPlace;
import dev.hindsight.ui.common.Verbatim;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import tools.jackson.databind.JsonNode;

/** What can be done with a value of an event: ask for the events where it is so, or for the others. */
final class ValueMenu {
    private static final int LONGEST = 60;

    private ValueMenu() {}

    static List<MenuItem> items(Field.Root root, JsonPlace place, Consumer<Condition> narrow, Consumer<Field> column) {
        if (place.path().isEmpty()) {
            return List.of();
        }
        Field field = new Field.Value(root, place.path());
        Condition same = new Condition.Compare(field, Condition.Operator.EQUAL, literal(place.value()));
        return List.of(
                item("Only events where " + shortened(ConditionText.of(same)), () -> narrow.accept(same)),
                item("Exclude these events", () -> narrow.accept(new Condition.Not(same))),
                item(
                        "Only events that have " + ConditionText.of(field),
                        () -> narrow.accept(new Condition.Exists(field))),
                item("Show as a column of the list", () -> column.accept(field)),
                item("Copy the path", () -> Copying.text(ConditionText.of(field))));
    }

    private static Literal literal(JsonNode value) {
        if (value.isNumber()) {
            return new Literal.Numeric(value.decimalValue());
        }
        if (value.isBoolean()) {
            return new Literal.Truth(value.asBoolean());
        }
        return value.isNull() ? new Literal.Null() : new Literal.Text(value.asString());
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
