package dev.hindsight.sample;

import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.sample.OrderEvent.DiscountApplied;
import dev.hindsight.sample.OrderEvent.ItemAdded;
import dev.hindsight.sample.OrderEvent.ItemRemoved;
import dev.hindsight.sample.OrderEvent.OrderCancelled;
import dev.hindsight.sample.OrderEvent.OrderConfirmed;
import dev.hindsight.sample.OrderEvent.OrderCreated;
import dev.hindsight.sample.OrderEvent.OrderDelivered;
import dev.hindsight.sample.OrderEvent.OrderPaid;
import dev.hindsight.sample.OrderEvent.OrderRefunded;
import dev.hindsight.sample.OrderEvent.OrderShipped;
import dev.hindsight.sample.OrderEvent.ShippingAddressChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer's order, from the first item in the basket to the parcel at the door. */
@SuppressWarnings("UnusedVariable") // Some of the state is there for whoever looks at it; no command needs it.
public final class Order extends Aggregate {
    private static final String TYPE = "Order";

    private OrderStatus status = OrderStatus.OPEN;
    private @Nullable Customer customer;
    private @Nullable Contact contact;
    private @Nullable Address shippingAddress;
    private final Map<String, OrderLine> items = new LinkedHashMap<>();
    private @Nullable Discount discount;
    private @Nullable Money subtotal;
    private @Nullable Money total;
    private @Nullable String paymentId;
    private @Nullable Money paid;
    private @Nullable Money refunded;
    private @Nullable String shipmentId;
    private @Nullable String trackingNumber;
    private @Nullable String cancellationReason;
    /** When the order came to each status. */
    private final Map<OrderStatus, Instant> reachedAt = new EnumMap<>(OrderStatus.class);

    private Order() {
        super(TYPE);
    }

    /** The order that these events made, blank if there are none. */
    public static Order rehydrate(List<DomainEvent> events) {
        Order order = new Order();
        events.forEach(event -> order.applyEvent(event, false));
        return order;
    }

    /** Opens a basket. */
    public void create(
            String orderId,
            Customer buyer,
            Address address,
            Money nothing,
            @Nullable Contact reachedBy,
            CommandContext context) {
        recordFirst(orderId, new OrderCreated(buyer, address, nothing.currency(), reachedBy), context);
    }

    /** Puts more of a product in the basket; the price of the first time holds. */
    public void addItem(String productId, String name, int quantity, Money unitPrice, CommandContext context) {
        requireOpen();
        if (quantity < 1) {
            throw refuse("at least one piece must be added, not " + quantity);
        }
        record(new ItemAdded(productId, name, quantity, unitPrice), context);
    }

    /** Takes some of a product out of the basket again. */
    public void removeItem(String productId, int quantity, CommandContext context) {
        requireOpen();
        OrderLine line = items.get(productId);
        if (line == null || line.quantity() < quantity) {
            throw refuse("there are no %d pieces of %s to remove".formatted(quantity, productId));
        }
        record(new ItemRemoved(productId, quantity), context);
    }

    /** Sends the parcel somewhere else, as long as it has not left. */
    public void changeShippingAddress(Address address, CommandContext context) {
        require(status.compareTo(OrderStatus.PAID) <= 0, "its address can no longer change");
        record(new ShippingAddressChanged(address), context);
    }

    /** Grants a discount on the whole basket; there is at most one. */
    public void applyDiscount(String code, BigDecimal percent, CommandContext context) {
        requireOpen();
        require(discount == null, "it has a discount already");
        record(new DiscountApplied(code, percent), context);
    }

    /** The customer wants it as it is. */
    public void confirm(CommandContext context) {
        requireOpen();
        require(!items.isEmpty(), "an empty order cannot be confirmed");
        record(new OrderConfirmed(total()), context);
    }

    /** The money has arrived. */
    public void markPaid(String payment, Money amount, CommandContext context) {
        require(status == OrderStatus.CONFIRMED, "it does not wait for a payment");
        record(new OrderPaid(payment, amount), context);
    }

    /** The parcel is on its way. Whether it may leave is decided where parcels are packed. */
    public void markShipped(String shipment, String carrier, String tracking, CommandContext context) {
        require(status == OrderStatus.CONFIRMED || status == OrderStatus.PAID, "it cannot be shipped");
        record(new OrderShipped(shipment, carrier, tracking), context);
    }

    /** The parcel is with the customer. */
    public void markDelivered(CommandContext context) {
        require(status == OrderStatus.SHIPPED, "it is not on its way");
        record(new OrderDelivered(Objects.requireNonNull(shipmentId)), context);
    }

    /** Ends the order before its parcel leaves. */
    public void cancel(String reason, CommandContext context) {
        require(status.compareTo(OrderStatus.PAID) <= 0, "it can no longer be cancelled");
        record(new OrderCancelled(reason), context);
    }

    /** The customer has the money back. */
    public void markRefunded(String payment, Money amount, CommandContext context) {
        require(paid != null || status == OrderStatus.CANCELLED, "nothing was paid");
        record(new OrderRefunded(payment, amount), context);
    }

    /** How far it has come. */
    public OrderStatus status() {
        return status;
    }

    /** What the customer pays, discount taken off. */
    public Money total() {
        return known(total);
    }

    Address shippingAddress() {
        return known(shippingAddress);
    }

    List<OrderLine> lines() {
        return List.copyOf(items.values());
    }

    @Override
    protected void apply(DomainEvent event) {
        switch ((OrderEvent) event.payload()) {
            case OrderCreated created -> apply(created);
            case ItemAdded added ->
                changeItem(new OrderLine(added.productId(), added.name(), 0, added.unitPrice()), added.quantity());
            case ItemRemoved removed -> {
                OrderLine line = items.get(removed.productId());
                if (line != null) {
                    changeItem(line, -removed.quantity());
                }
            }
            case ShippingAddressChanged changed -> shippingAddress = changed.shippingAddress();
            case DiscountApplied applied -> apply(applied);
            case OrderConfirmed _ -> reach(OrderStatus.CONFIRMED, event);
            case OrderPaid paidEvent -> apply(paidEvent, event);
            case OrderShipped shipped -> apply(shipped, event);
            case OrderDelivered _ -> reach(OrderStatus.DELIVERED, event);
            case OrderCancelled cancelled -> apply(cancelled, event);
            case OrderRefunded refund -> apply(refund, event);
        }
    }

    private void apply(OrderCreated created) {
        customer = created.customer();
        contact = created.contact();
        shippingAddress = created.shippingAddress();
        subtotal = Money.zero(created.currency());
        total = subtotal;
    }

    private void apply(DiscountApplied applied) {
        discount = new Discount(applied.code(), applied.percent());
        addUp();
    }

    private void apply(OrderPaid payment, DomainEvent event) {
        paymentId = payment.paymentId();
        paid = payment.amount();
        reach(OrderStatus.PAID, event);
    }

    private void apply(OrderShipped shipped, DomainEvent event) {
        shipmentId = shipped.shipmentId();
        trackingNumber = shipped.trackingNumber();
        reach(OrderStatus.SHIPPED, event);
    }

    private void apply(OrderCancelled cancelled, DomainEvent event) {
        cancellationReason = cancelled.reason();
        reach(OrderStatus.CANCELLED, event);
    }

    private void apply(OrderRefunded refund, DomainEvent event) {
        refunded = refund.amount();
        reach(OrderStatus.REFUNDED, event);
    }

    private void changeItem(OrderLine line, int difference) {
        OrderLine changed = items.getOrDefault(line.productId(), line).changedBy(difference);
        if (changed.quantity() > 0) {
            items.put(changed.productId(), changed);
        } else {
            items.remove(changed.productId());
        }
        addUp();
    }

    private void addUp() {
        Money sum = Money.zero(known(subtotal).currency());
        for (OrderLine line : items.values()) {
            sum = sum.plus(line.price());
        }
        subtotal = sum;
        total = discount == null ? sum : sum.minus(sum.percent(discount.percent()));
    }

    private void reach(OrderStatus next, DomainEvent event) {
        status = next;
        reachedAt.put(next, event.timestamp());
    }

    private void requireOpen() {
        require(status == OrderStatus.OPEN, "its items can no longer change");
    }

    private void require(boolean allowed, String reason) {
        if (!allowed) {
            throw refuse("it is %s, %s".formatted(status, reason));
        }
    }

    private <T> T known(@Nullable T value) {
        if (value == null) {
            throw refuse("it does not exist yet");
        }
        return value;
    }
}
