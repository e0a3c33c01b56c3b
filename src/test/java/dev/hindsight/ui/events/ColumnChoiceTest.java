package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.export.ExportFormat;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Field.Header;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnChoiceTest {
    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(List.of(
            events.next("order-1", "OrderPlaced", "{\"total\": 12.50, \"customer\": {\"city\": \"Köln\"}}"),
            events.next("order-1", "ItemAdded", "{\"items\": [{\"sku\": \"A-1\"}]}")));
    private final Workspace workspace = Workspaces.direct(store);
    private final QueryMemory memory = QueryMemory.untilClosed();
    private final EventsModel model = new EventsModel(workspace, memory);

    @Test
    void placesAreTypedAsInAQueryAndRememberedWithTheirOrder() {
        assertThat(model.columns().show("payload.customer.city")).isTrue();
        assertThat(model.columns().show(" metadata.\"tenant id\" ")).isTrue();
        assertThat(model.columns().show("payload.")).isFalse();
        assertThat(model.columns().show("payload.total = 3 or payload.x")).isFalse();
        model.columns().hide(Header.CORRELATION);
        model.columns().show(Header.STREAM_TYPE);

        ColumnChoice next = new ColumnChoice(workspace, memory);
        assertThat(next.shownProperty().get())
                .extracting(ConditionText::of)
                .containsExactly(
                        "position",
                        "time",
                        "stream",
                        "streamType",
                        "type",
                        "version",
                        "id",
                        "payload.customer.city",
                        "metadata.\"tenant id\"");
        next.reset();
        assertThat(next.isShown(Header.CORRELATION)).isTrue();
        assertThat(next.places()).isEmpty();
    }

    @Test
    void theLastColumnStays() {
        List<Field> all = List.copyOf(model.columns().shownProperty().get());
        all.forEach(model.columns()::hide);
        assertThat(model.columns().shownProperty().get()).containsExactly(all.getLast());
    }

    @Test
    void valuesAreReadForTheRowsThatAreAskedFor() {
        model.question().choose(EventScope.ALL);
        EventHeader added = model.rows().list().get(0);
        EventHeader placed = model.rows().list().get(1);
        Field.Value city = new Field.Value(Field.Root.PAYLOAD, List.of("customer", "city"));
        Field.Value total = new Field.Value(Field.Root.PAYLOAD, List.of("total"));
        Field.Value sku = new Field.Value(Field.Root.PAYLOAD, List.of("items", "0", "sku"));
        List.of(city, total, sku).forEach(model.columns()::show);
        PlaceValues values = model.placeValues();
        values.of(placed, city);
        values.of(added, city);

        assertThat(values.revisionProperty().get()).isPositive();
        assertThat(values.of(placed, city)).isEqualTo("Köln");
        assertThat(values.of(placed, total)).isEqualTo("12.50");
        assertThat(values.of(added, sku)).isEqualTo("A-1");
        assertThat(values.of(added, city)).isEmpty();
    }

    @Test
    void rowsAreCopiedWholeAndInTheirOrder() {
        model.question().choose(EventScope.ALL);
        List<String> copied = new ArrayList<>();
        model.exports().copy(model.rows().list(), ExportFormat.JSON_LINES, copied::add);
        model.exports().copy(model.rows().list(), ExportFormat.CSV, copied::add);

        assertThat(copied.getFirst().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"type\":\"OrderPlaced\"", "\"total\":12.50");
        assertThat(copied.getLast().lines()).hasSize(3).first().asString().startsWith("position,stream,");
        assertThat(model.exports().wordsProperty().get()).isEqualTo("2 events copied");
    }
}
