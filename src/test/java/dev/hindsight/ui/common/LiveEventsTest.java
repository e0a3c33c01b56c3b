package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.testing.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
    private final Events events = new Events();
    private final InMemoryEventStore store =
            new InMemoryEventStore(List.of(events.next("order-1", "OrderPlaced", "{}")));
    private final Tasks tasks = Tasks.direct();
    private final List<List<EventHeader>> arrived = new ArrayList<>();
    private long now;
    private int begun;
    private final LiveEvents live = new LiveEvents(store, tasks, () -> begun++, () -> now);

    LiveEventsTest() {
        tasks.onUnhandledError(error -> {});
        live.arrivedProperty().subscribe(events -> {
            if (!events.isEmpty()) {
                arrived.add(events);
            }
        });
    }

    @Test
    void whatIsThereWhenFollowingBeginsIsReadByThePanelsThemselves() {
        live.tick();
        assertThat(begun).isZero();

        live.followingProperty().set(true);
        live.tick();

        assertThat(begun).isEqualTo(1);
        assertThat(arrived).isEmpty();
    }

    @Test
    void allEventsOfOneReadArriveAtOnce() {
        live.followingProperty().set(true);
        live.tick();
        StoredEvent one = add();
        StoredEvent other = add();

        wait(Duration.ofMillis(100));

        assertThat(arrived).containsExactly(List.of(one.header(), other.header()));
    }

    @Test
    void anIdleStoreIsAskedLessAndLessOften() {
        live.followingProperty().set(true);
        for (int i = 0; i < 200; i++) {
            wait(Duration.ofSeconds(5));
        }
        add();
        wait(Duration.ofMillis(4_900));
        assertThat(arrived).isEmpty();

        wait(Duration.ofMillis(100));

        assertThat(arrived).hasSize(1);
    }

    @Test
    void afterALostConnectionItGoesOnWhereItWas() {
        live.followingProperty().set(true);
        live.tick();
        store.failWith(new StoreUnreachableException("Gone.", null));
        wait(Duration.ofSeconds(5));
        StoredEvent meanwhile = add();
        store.failWith(null);

        wait(Duration.ofSeconds(5));

        assertThat(arrived).containsExactly(List.of(meanwhile.header()));
    }

    @Test
    void nothingArrivesWhileItIsPaused() {
        live.followingProperty().set(true);
        live.tick();
        live.followingProperty().set(false);
        add();

        wait(Duration.ofSeconds(10));

        assertThat(arrived).isEmpty();
    }

    private StoredEvent add() {
        StoredEvent event = events.next("order-1", "ItemAdded", "{}");
        store.add(event);
        return event;
    }

    private void wait(Duration time) {
        now += time.toNanos();
        live.tick();
    }
}
