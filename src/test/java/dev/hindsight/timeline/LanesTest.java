package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.drawing.Styles;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.TypeCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private static final StreamId ORDER = new StreamId("order-1");
    private static final StreamId PAYMENT = new StreamId("payment-1");
    private static final StreamId STOCK = new StreamId("stock-1");

    private final List<EventHeader> events = List.of(
            event(1, STOCK, 1, "StockReserved", 5, null),
            event(2, PAYMENT, 1, "PaymentRequested", 10, 3),
            event(3, ORDER, 7, "OrderPlaced", 9, null),
            event(4, ORDER, 8, "OrderPaid", 30, 2),
            event(5, ORDER, 9, "OrderPaid", 31, 99));
    private final Lanes lanes = Lanes.of(ORDER, events, new Ending.Complete());

    @Test
    void theSelectedStreamComesFirstAndTheOthersByTheirFirstEvent() {
        assertThat(List.of(lanes.get(0), lanes.get(1), lanes.get(2)))
                .extracting(Lane::name)
                .containsExactly(ORDER.value(), STOCK.value(), PAYMENT.value());
    }

    @Test
    void typesAreCountedTheMostFrequentFirst() {
        assertThat(lanes.colors())
                .containsExactly(
                        new TypeCount("OrderPaid", 2),
                        new TypeCount("OrderPlaced", 1),
                        new TypeCount("PaymentRequested", 1),
                        new TypeCount("StockReserved", 1));
        assertThat(lanes.get(0).style(1)).isEqualTo(Styles.ANY.of("OrderPaid"));
    }

    @Test
    void causesAndEffectsAreFoundInBothDirections() {
        int placed = lanes.event(new Spot(0, 0));
        int paid = lanes.event(new Spot(0, 1));
        int requested = lanes.event(new Spot(2, 0));

        assertThat(lanes.links().causeOf(requested)).hasValue(placed);
        assertThat(lanes.links().effectsOf(placed)).containsExactly(requested);
        assertThat(lanes.links().causeOf(paid)).hasValue(requested);
        assertThat(lanes.links().causeOf(placed)).isEmpty();
    }

    @Test
    void aCauseThatIsNotOnTheTimelineIsNoLink() {
        assertThat(lanes.links().causeOf(lanes.event(new Spot(0, 2)))).isEmpty();
    }

    @Test
    void anEventThatNamesItselfAsItsCauseHasNone() {
        Lanes own = Lanes.of(ORDER, List.of(event(1, ORDER, 1, "OrderPlaced", 1, 1)), new Ending.Complete());

        assertThat(own.links().causeOf(0)).isEmpty();
        assertThat(own.links().effectsOf(0)).isEmpty();
    }

    @Test
    void aLocationIsFoundByItsEventOrElseByItsVersion() {
        assertThat(lanes.spotOf(new Location("shop", PAYMENT, 1, new EventId("e2"))))
                .contains(new Spot(2, 0));
        assertThat(lanes.spotOf(new Location("shop", ORDER, 8, null))).contains(new Spot(0, 1));
        assertThat(lanes.spotOf(new Location("shop", ORDER, 50, null))).isEmpty();
        assertThat(lanes.spotOf(new Location("shop", new StreamId("other"), 1, null)))
                .isEmpty();
    }

    @Test
    void eventsAreFoundByTime() {
        Lane order = lanes.get(0);

        assertThat(order.firstAtOrAfter(9 * Micros.SECOND)).isZero();
        assertThat(order.firstAtOrAfter(9 * Micros.SECOND + 1)).isEqualTo(1);
        assertThat(order.firstAtOrAfter(40 * Micros.SECOND)).isEqualTo(3);
        assertThat(order.nearest(0)).isZero();
        assertThat(order.nearest(19 * Micros.SECOND)).isZero();
        assertThat(order.nearest(20 * Micros.SECOND)).isEqualTo(1);
        assertThat(order.nearest(99 * Micros.SECOND)).isEqualTo(2);
        assertThat(lanes.index().countBetween(11 * Micros.SECOND, 29 * Micros.SECOND))
                .isZero();
        assertThat(lanes.index().countBetween(11 * Micros.SECOND, 30 * Micros.SECOND))
                .isEqualTo(1);
    }

    @Test
    void theKeyboardWalksAlongALaneAndAcrossToTheNearestInTime() {
        assertThat(CursorMove.NEXT.from(null, lanes)).contains(new Spot(0, 0));
        assertThat(CursorMove.NEXT.from(new Spot(0, 0), lanes)).contains(new Spot(0, 1));
        assertThat(CursorMove.NEXT.from(new Spot(0, 2), lanes)).isEmpty();
        assertThat(CursorMove.PREVIOUS.from(new Spot(0, 0), lanes)).isEmpty();
        assertThat(CursorMove.DOWN.from(new Spot(0, 2), lanes)).contains(new Spot(1, 0));
        assertThat(CursorMove.UP.from(new Spot(1, 0), lanes)).contains(new Spot(0, 0));
        assertThat(CursorMove.UP.from(new Spot(0, 0), lanes)).isEmpty();
        assertThat(CursorMove.DOWN.from(null, Lanes.NONE)).isEmpty();
    }

    private static EventHeader event(
            int number, StreamId stream, long version, String type, int second, @Nullable Integer cause) {
        return new EventHeader(
                Position.of(number),
                stream,
                "Any",
                version,
                new EventId("e" + number),
                type,
                null,
                Instant.ofEpochSecond(second),
                null,
                cause == null ? null : new EventId("e" + cause));
    }
}
