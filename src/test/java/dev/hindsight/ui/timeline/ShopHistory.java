package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Believable headers: orders with their payments and shipments, and the account of the merchant they end up in. */
final class ShopHistory {
    static final StreamId MERCHANT = new StreamId("merchant-account-nordlicht-outdoor");
    static final Instant START = Instant.parse("2026-10-23T06:12:00Z");

    private final List<EventHeader> headers = new ArrayList<>();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private final Random random = new Random(4711);

    static StreamId order(int number) {
        return new StreamId("order-" + number);
    }

    /** A month of orders, ordered by time. */
    static List<EventHeader> of(int orders) {
        ShopHistory history = new ShopHistory();
        for (int number = 0; number < orders; number++) {
            history.addOrder(10_000 + number, history.opening(number, orders));
        }
        history.headers.sort(Comparator.comparing(EventHeader::at).thenComparing(EventHeader::position));
        return history.renumbered();
    }

    /** By day more than by night. */
    private Instant opening(int number, int orders) {
        double day = 30.0 * number / orders;
        double hour = Math.clamp(12 + random.nextGaussian() * 3.2, 0, 23.9);
        return START.plus(Duration.ofMillis((long) ((Math.floor(day) * 24 + hour - 6) * 3_600_000L)));
    }

    private void addOrder(int number, Instant opened) {
        StreamId order = order(number);
        CorrelationId correlation = new CorrelationId("checkout-" + number);
        Instant at = opened;
        EventHeader last = add(order, "Order", "OrderOpened", at, correlation, null);
        int items = 1 + random.nextInt(4);
        for (int i = 0; i < items; i++) {
            at = later(at, 20, 200);
            last = add(order, "Order", random.nextInt(9) == 0 ? "ItemRemoved" : "ItemAdded", at, correlation, null);
        }
        at = later(at, 30, 400);
        EventHeader placed = add(order, "Order", "OrderPlaced", at, correlation, last);
        StreamId payment = new StreamId("payment-" + number);
        EventHeader requested = add(payment, "Payment", "PaymentRequested", at.plusMillis(40), correlation, placed);
        EventHeader authorised = add(payment, "Payment", "PaymentAuthorised", later(at, 2, 9), correlation, requested);
        StreamId stock = new StreamId("stock-reservation-" + number);
        add(stock, "StockReservation", "StockReserved", at.plusMillis(65), correlation, placed);
        EventHeader confirmed =
                add(order, "Order", "OrderConfirmed", authorised.at().plusMillis(120), correlation, authorised);
        at = confirmed.at().plus(Duration.ofMinutes(600 + random.nextInt(1600)));
        StreamId shipment = new StreamId("shipment-" + number + "-3f0a9c52-77b1-4f0e-9d55-0c6d5f1b2a" + number % 90);
        EventHeader packed = add(shipment, "Shipment", "ParcelPacked", at, correlation, confirmed);
        add(stock, "StockReservation", "StockTaken", at.plusMillis(30), correlation, packed);
        EventHeader shipped = add(shipment, "Shipment", "ParcelHandedOver", later(at, 1800, 9000), correlation, packed);
        EventHeader captured =
                add(payment, "Payment", "PaymentCaptured", shipped.at().plusMillis(800), correlation, shipped);
        add(order, "Order", "OrderShipped", shipped.at().plusMillis(90), correlation, shipped);
        add(MERCHANT, "MerchantAccount", "AmountCredited", captured.at().plusMillis(300), correlation, captured);
        add(MERCHANT, "MerchantAccount", "FeeCharged", captured.at().plusMillis(310), correlation, captured);
        at = shipped.at().plus(Duration.ofMinutes(1200 + random.nextInt(2600)));
        add(shipment, "Shipment", "ParcelDelivered", at, correlation, shipped);
    }

    private Instant later(Instant at, int fromSeconds, int untilSeconds) {
        return at.plusMillis(1000L * fromSeconds + random.nextInt((untilSeconds - fromSeconds) * 1000));
    }

    private EventHeader add(
            StreamId stream,
            String streamType,
            String type,
            Instant at,
            CorrelationId correlation,
            @Nullable EventHeader cause) {
        int number = headers.size() + 1;
        EventHeader header = new EventHeader(
                Position.of(number),
                stream,
                streamType,
                1,
                new EventId("event-" + number),
                type,
                null,
                at,
                correlation,
                cause == null ? null : cause.id());
        headers.add(header);
        return header;
    }

    private List<EventHeader> renumbered() {
        List<EventHeader> result = new ArrayList<>();
        for (EventHeader header : headers) {
            long version = versions.merge(header.stream(), 1L, Long::sum);
            result.add(new EventHeader(
                    Position.of(result.size() + 1L),
                    header.stream(),
                    header.streamType(),
                    version,
                    header.id(),
                    header.type(),
                    null,
                    header.at(),
                    header.correlation(),
                    header.causation()));
        }
        return result;
    }
}
