package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;
import java.math.BigDecimal;
import java.util.Currency;

/** What can happen to an {@link Order}. */
public sealed interface OrderEvent extends EventPayload {
    record OrderCreated(Customer customer, Address shippingAddress, Currency currency) implements OrderEvent {}

    record ItemAdded(String productId, String name, int quantity, Money unitPrice) implements OrderEvent {}

    record ItemRemoved(String productId, int quantity) implements OrderEvent {}

    record ShippingAddressChanged(Address shippingAddress) implements OrderEvent {}

    record DiscountApplied(String code, BigDecimal percent) implements OrderEvent {}

    record OrderConfirmed(Money total) implements OrderEvent {}

    record OrderPaid(String paymentId, Money amount) implements OrderEvent {}

    record OrderShipped(String shipmentId, String carrier, String trackingNumber) implements OrderEvent {}

    record OrderDelivered(String shipmentId) implements OrderEvent {}

    record OrderCancelled(String reason) implements OrderEvent {}

    record OrderRefunded(String paymentId, Money amount) implements OrderEvent {}
}
