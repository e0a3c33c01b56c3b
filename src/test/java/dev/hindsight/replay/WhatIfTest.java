package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.testing.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private final Events source = new Events();
    private final StoredEvent opened = source.next("order-1", "Opened", "{\"status\":\"open\"}");
    private final StoredEvent paid = source.next("order-1", "Paid", "{\"status\":\"paid\",\"sum\":5}");
    private final StoredEvent noted = source.next("order-1", "Noted", "{\"note\":\"x\"}");
    private final StoredEvent made = source.next("order-1", "Refunded", "{\"status\":\"refunded\"}");
    private final EventSource history = List.of(opened, paid, noted)::forEach;

    @Test
    void whatIsSkippedDidNotHappen() {
        WhatIf whatIf = WhatIf.NOTHING.skip(id(paid));
        assertThat(types(whatIf)).containsExactly("Opened", "Noted");
        assertThat(whatIf.isSkipped(id(paid))).isTrue();
        assertThat(types(whatIf.restore(id(paid)))).containsExactly("Opened", "Paid", "Noted");
        assertThat(whatIf.restore(id(paid)).isNothing()).isTrue();
    }

    @Test
    void anEditedEventHasAnotherPayload() {
        WhatIf whatIf = WhatIf.NOTHING.edit(id(paid), "{\"sum\":7}");
        assertThat(events(whatIf).get(1).payload()).isEqualTo(new Content.Text("{\"sum\":7}"));
        assertThat(whatIf.isEdited(id(paid))).isTrue();
        assertThat(paid.payload()).isEqualTo(new Content.Text("{\"status\":\"paid\",\"sum\":5}"));
    }

    @Test
    void eventsAreAddedAtAnyPlaceAndAfterOneAnother() {
        assertThat(types(WhatIf.NOTHING.insert(null, made))).startsWith("Refunded", "Opened");
        WhatIf whatIf = WhatIf.NOTHING.insert(id(paid), made).insert(id(made), source.next("order-1", "Last", "{}"));
        assertThat(types(whatIf)).containsExactly("Opened", "Paid", "Refunded", "Last", "Noted");
        assertThat(whatIf.isAdded(id(made))).isTrue();
    }

    @Test
    void eventsMove() {
        WhatIf whatIf = WhatIf.NOTHING.move(noted, id(opened));
        assertThat(types(whatIf)).containsExactly("Opened", "Noted", "Paid");
        assertThat(whatIf.isMoved(id(noted))).isTrue();
        assertThat(types(whatIf.restore(id(noted)))).containsExactly("Opened", "Paid", "Noted");
    }

    @Test
    void theHistoriesPartAtTheFirstCommonEventAfterWhichTheyDiffer() {
        RecordedReplay actual = replay(WhatIf.NOTHING);
        Divergence skipped = Divergence.between(actual, replay(WhatIf.NOTHING.skip(id(paid))))
                .orElseThrow();
        assertThat(skipped.event()).isEqualTo(noted.header());
        assertThat(skipped.left()).isEqualTo(2);
        assertThat(skipped.right()).isEqualTo(1);
        assertThat(skipped.changes())
                .extracting(change -> change.path().toString())
                .containsExactly("/status", "/sum");
        assertThat(Divergence.between(
                        actual, replay(WhatIf.NOTHING.edit(id(paid), "{\"status\":\"paid\",\"sum\":5.0}"))))
                .as("the same number")
                .isEqualTo(Optional.empty());
    }

    private RecordedReplay replay(WhatIf whatIf) {
        return RecordedReplay.of(
                new PayloadMergeHost(), new StreamId("order-1"), "order", whatIf.applyTo(history), done -> {});
    }

    private List<String> types(WhatIf whatIf) {
        return events(whatIf).stream().map(event -> event.header().type()).toList();
    }

    private List<StoredEvent> events(WhatIf whatIf) {
        List<StoredEvent> all = new ArrayList<>();
        whatIf.applyTo(history).forEach(all::add);
        return all;
    }

    private static EventId id(StoredEvent event) {
        return event.header().id();
    }
}
