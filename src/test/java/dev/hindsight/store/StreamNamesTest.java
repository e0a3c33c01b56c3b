package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.StreamNames.Resolution;
import dev.hindsight.testing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamNamesTest {
    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(List.of(
            events.next("order-1", "OrderCreated", "{}"),
            events.next("order-10", "OrderCreated", "{}"),
            events.next("payment-7", "PaymentRequested", "{}")));

    @Test
    void theWholeNameWinsOverParts() {
        assertThat(resolve("order-1"))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.stream().id()).isEqualTo(new StreamId("order-1")));
    }

    @Test
    void aPartThatOnlyOneStreamHasIsEnough() {
        assertThat(resolve("MENT-7"))
                .isInstanceOfSatisfying(
                        Resolution.Found.class,
                        found -> assertThat(found.stream().id()).isEqualTo(new StreamId("payment-7")));
    }

    @Test
    void aPartThatSeveralHaveListsThem() {
        assertThat(resolve("order"))
                .isEqualTo(new Resolution.Ambiguous(List.of(new StreamId("order-1"), new StreamId("order-10")), false));
    }

    @Test
    void nobodyIsMeantByANameThatNobodyHas() {
        assertThat(resolve("shipment")).isEqualTo(new Resolution.Unknown());
        assertThat(resolve("")).isEqualTo(new Resolution.Unknown());
    }

    private Resolution resolve(String text) {
        return StreamNames.resolve(store, text, Cancellation.never());
    }
}
