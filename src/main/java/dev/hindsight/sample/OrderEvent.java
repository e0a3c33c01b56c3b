package dev.hindsight.sample;

import dev.hindsight.eventsourcing.AboutPerson;
import dev.hindsight.eventsourcing.EventPayload;
import dev.hindsight.eventsourcing.Personal;
import dev.hindsight.eventsourcing.SchemaVersion;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What can happen to an {@link Order}. */
public sealed interface OrderEvent extends EventPayload {
    /** The contact is known since the third form of this event, and not after the customer had it erased. */
    @SchemaVersion(3)
    record OrderCreated(
            Customer customer,
            Address shippingAddress,
            Currency currency,
            @Personal @Nullable Contact contact) implements OrderEvent, AboutPerson {
        @Override
        public String personId() {
            return customer.customerId();
        }
    }

    @SchemaVersion(3)
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
