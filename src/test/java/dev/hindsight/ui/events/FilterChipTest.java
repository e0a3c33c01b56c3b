package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.store.query.Condition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterChipTest {
    private static final EventFilter FILTER = EventFilter.ofOperation(new CorrelationId("3f2a91c4-0000"))
            .withTypes(Set.of("OrderPlaced", "OrderPaid"))
            .since(Instant.parse("2026-11-23T00:00:00Z"))
            .where(new Condition.Mentions("Köln"));

    @Test
    void everyConditionIsAChipOfItsOwn() {
        assertThat(chips(FILTER))
                .extracting(FilterChip::label)
                .containsExactly(
                        "operation 3f2a91c4…", "OrderPaid", "OrderPlaced", "from 2026-11-23 00:00:00", "\"Köln\"");
    }

    @Test
    void takingAChipAwayLeavesTheOthers() {
        FilterChip paid = chips(FILTER).get(1);
        assertThat(paid.rest()).isEqualTo(FILTER.withTypes(Set.of("OrderPlaced")));
    }

    @Test
    void takingEveryChipAwayAsksNothing() {
        EventFilter filter = FILTER;
        while (!chips(filter).isEmpty()) {
            filter = chips(filter).getFirst().rest();
        }
        assertThat(filter).isEqualTo(EventFilter.NONE);
    }

    @Test
    void manyTypesShareAChip() {
        assertThat(chips(EventFilter.NONE.withTypes(Set.of("A", "B", "C", "D"))))
                .extracting(FilterChip::label)
                .containsExactly("4 event types");
    }

    private static List<FilterChip> chips(EventFilter filter) {
        return FilterChip.of(filter, ZoneOffset.UTC);
    }
}
