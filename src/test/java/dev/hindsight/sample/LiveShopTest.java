package dev.hindsight.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LiveShopTest {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final EventStore store = ShopEvents.store(TestPostgres.freshDatabase());

    @Test
    void tradesUntilItIsClosed() throws InterruptedException {
        try (LiveShop _ = LiveShop.open(store, PAUSE)) {
            waitFor(events -> events.stream()
                            .anyMatch(event -> event.eventType().equals("ItemAdded"))
                    && events.stream().anyMatch(event -> event.eventType().equals("CounterSaleCredited")));
        }
        List<DomainEvent> afterwards = readAll();
        assertThat(readAll()).isEqualTo(afterwards);
    }

    @Test
    void goesOnNumberingWhereTheLastOneStopped() throws InterruptedException {
        try (LiveShop _ = LiveShop.open(store, PAUSE)) {
            waitFor(events -> ordersIn(events) >= 3);
        }
        long before = ordersIn(readAll());
        try (LiveShop _ = LiveShop.open(store, PAUSE)) {
            waitFor(events -> ordersIn(events) > before);
        }
        assertThat(store.getEvents("order-" + (50_001 + before), 0)).isNotEmpty();
    }

    @Test
    void aCheckoutTakesTwoMinutesAndNotTwoDays() {
        assertThat(LiveSchedule.squeezed(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(LiveSchedule.squeezed(Duration.ofDays(2))).isLessThan(Duration.ofMinutes(2));
    }

    private void waitFor(Predicate<List<DomainEvent>> condition) throws InterruptedException {
        while (!condition.test(readAll())) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long ordersIn(List<DomainEvent> events) {
        return events.stream()
                .filter(event -> event.eventType().equals("OrderCreated"))
                .count();
    }

    private List<DomainEvent> readAll() {
        try (Stream<DomainEvent> events = store.getAllEvents(Position.START)) {
            return events.toList();
        }
    }
}
