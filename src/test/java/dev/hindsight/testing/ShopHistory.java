package dev.hindsight.testing;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a believable history of a shop, event by event. Ids follow from the order of writing: the same every time. */
public final class ShopHistory {
    private final List<EventHeader> events = new ArrayList<>();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private Instant now = Instant.parse("2026-03-05T09:14:05.120Z");

    public List<EventHeader> events() {
        return List.copyOf(events);
    }

    public ShopHistory later(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /** Records an event in an operation, caused by another event, by a command, or by nothing known. */
    public EventHeader record(
            String streamType, String stream, String type, @Nullable CorrelationId operation, @Nullable EventId cause) {
        StreamId id = new StreamId(stream);
        EventHeader event = new EventHeader(
                Position.of(events.size() + 1L),
                id,
                streamType,
                versions.merge(id, 1L, Long::sum),
                new EventId(id("event " + events.size())),
                type,
                null,
                now,
                operation,
                cause);
        events.add(event);
        return event;
    }

    /** An order from its placing to its delivery: 14 events in 4 streams. */
    public List<EventHeader> order(int number) {
        CorrelationId operation = new CorrelationId(id("operation " + number));
        String order = "order-" + number;
        String payment = "payment-" + number;
        String shipment = "shipment-" + number;
        String stock = "stock-" + (number % 7 + 1);
        int first = events.size();
        EventHeader placed = record("Order", order, "OrderPlaced", operation, null);
        later(Duration.ofMillis(40));
        EventHeader reserved = record("Stock", stock, "StockReserved", operation, placed.id());
        EventHeader requested = record("Payment", payment, "PaymentRequested", operation, placed.id());
        later(Duration.ofMillis(18));
        record("Order", order, "StockConfirmed", operation, reserved.id());
        later(Duration.ofMillis(2400));
        EventHeader authorized = record("Payment", payment, "PaymentAuthorized", operation, requested.id());
        later(Duration.ofMillis(95));
        EventHeader paid = record("Order", order, "OrderPaid", operation, authorized.id());
        EventHeader packed = record("Shipment", shipment, "ShipmentCreated", operation, paid.id());
        record("Payment", payment, "PaymentCaptured", operation, paid.id());
        later(Duration.ofHours(22).plusMinutes(10));
        EventHeader collected = record("Shipment", shipment, "ParcelPacked", operation, packed.id());
        record("Stock", stock, "StockPicked", operation, packed.id());
        later(Duration.ofHours(5));
        EventHeader shipped = record("Shipment", shipment, "ParcelShipped", operation, collected.id());
        record("Order", order, "OrderShipped", operation, shipped.id());
        later(Duration.ofHours(24));
        EventHeader delivered = record("Shipment", shipment, "ParcelDelivered", operation, shipped.id());
        record("Order", order, "OrderCompleted", operation, delivered.id());
        return List.copyOf(events.subList(first, events.size()));
    }

    /** A believable id that follows from a seed. */
    public static String id(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
