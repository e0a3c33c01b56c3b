package dev.hindsight.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.testing.ShopHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final ShopHistory history = new ShopHistory();

    @Test
    void anOrderIsSlowestOnItsWayToTheCustomer() {
        List<EventHeader> order = history.order(10042);
        Trace trace = Trace.of(order);
        Latencies latencies = Latencies.of(trace);

        assertThat(latencies.slowestPath())
                .extracting(node -> order.get(node).type())
                .startsWith("OrderPlaced", "PaymentRequested", "PaymentAuthorized", "OrderPaid", "ShipmentCreated")
                .endsWith("ParcelShipped", "ParcelDelivered");
        assertThat(latencies.slowestLink().map(node -> order.get(node).type())).contains("ParcelDelivered");
        assertThat(latencies.link(4)).contains(Duration.ofMillis(2418));
        assertThat(latencies.branch(0))
                .isEqualTo(
                        Duration.between(order.getFirst().at(), order.getLast().at()));
        assertThat(latencies.link(0)).isEmpty();
    }

    @Test
    void theBranchThatEndsWhereOthersGoOnIsFound() {
        EventHeader imported = history.record("Import", "import", "Imported", null, null);
        for (int i = 0; i < 30; i++) {
            EventHeader changed = history.record("Product", "product-" + i, "PriceChanged", null, imported.id());
            if (i != 7) {
                history.record("Basket", "basket-" + i, "Repriced", null, changed.id());
            }
        }
        Trace trace = Trace.of(history.events());

        assertThat(Latencies.of(trace).stopped())
                .singleElement()
                .satisfies(node ->
                        assertThat(history.events().get(node).stream().value()).isEqualTo("product-7"));
    }

    @Test
    void anEventBeforeItsCauseHasANegativeLatency() {
        EventHeader cause = history.record("Order", "order", "Placed", null, null);
        history.later(Duration.ofSeconds(-3));
        history.record("Order", "order", "Paid", null, cause.id());

        assertThat(Latencies.of(Trace.of(history.events())).link(1)).contains(Duration.ofSeconds(-3));
    }

    @Test
    void aCommandThatIsNotStoredHasNoLatency() {
        history.record("Order", "order", "Placed", null, new EventId("command"));
        Latencies latencies = Latencies.of(Trace.of(history.events()));

        assertThat(latencies.link(0)).isEmpty();
        assertThat(latencies.branch(1)).isZero();
    }
}
