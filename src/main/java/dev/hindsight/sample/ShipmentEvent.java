package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;
import java.math.BigDecimal;
import java.util.Map;

/** What can happen to a {@link Shipment}. */
public sealed interface ShipmentEvent extends EventPayload {
    /** The quantities are by product id, the weight is in kilograms. */
    record ShipmentPrepared(String orderId, Address recipient, Map<String, Integer> quantities, BigDecimal weight)
            implements ShipmentEvent {}

    record ShipmentDispatched(String carrier, String trackingNumber) implements ShipmentEvent {}

    record ParcelScanned(String place, String remark) implements ShipmentEvent {}

    record ShipmentDelivered(String receivedBy) implements ShipmentEvent {}

    record ShipmentReturned(String reason) implements ShipmentEvent {}
}
