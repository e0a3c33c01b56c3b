package dev.hindsight.sample;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.projection.ProjectedTable;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.RowChanges;
import dev.hindsight.sample.OrderEvent.ItemAdded;
import dev.hindsight.sample.OrderEvent.ItemRemoved;
import dev.hindsight.sample.OrderEvent.OrderCancelled;
import dev.hindsight.sample.OrderEvent.OrderConfirmed;
import dev.hindsight.sample.OrderEvent.OrderCreated;
import dev.hindsight.sample.OrderEvent.OrderDelivered;
import dev.hindsight.sample.OrderEvent.OrderPaid;
import dev.hindsight.sample.OrderEvent.OrderRefunded;
import dev.hindsight.sample.OrderEvent.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The list of orders as the shop's staff sees it: the read model {@code order_summaries}. */
public final class OrderSummaries implements Projection {
    static final ProjectedTable<OrderSummary> TABLE = new ProjectedTable<>("order_summaries", OrderSummary.class);

    @Override
    public String name() {
        return "order-summary";
    }

    @Override
    public List<ProjectedTable<?>> tables() {
        return List.of(TABLE);
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("Order");
    }

    @Override
    public void project(DomainEvent event, RowChanges changes) {
        String order = event.aggregateId();
        Instant at = event.timestamp();
        if (event.payload() instanceof OrderCreated created) {
            changes.change(TABLE, order, _ -> OrderSummary.opened(order, created, at));
            return;
        }
        UnaryOperator<OrderSummary> change = change((OrderEvent) event.payload(), at);
        changes.change(TABLE, order, row -> change.apply(known(row, order)).touched(at));
    }

    private static UnaryOperator<OrderSummary> change(OrderEvent event, Instant at) {
        return switch (event) {
            case ItemAdded added -> row -> row.withItems(added.quantity());
            case ItemRemoved removed -> row -> row.withItems(-removed.quantity());
            case OrderConfirmed confirmed ->
                row -> row.confirmed(confirmed.total().amount());
            case OrderPaid _ -> row -> row.reached(OrderStatus.PAID);
            case OrderShipped shipped -> row -> row.shipped(at, shipped.trackingNumber());
            case OrderDelivered _ -> row -> row.reached(OrderStatus.DELIVERED);
            case OrderCancelled _ -> row -> row.reached(OrderStatus.CANCELLED);
            case OrderRefunded _ -> row -> row.reached(OrderStatus.REFUNDED);
            default -> row -> row;
        };
    }

    private static OrderSummary known(@Nullable OrderSummary row, String order) {
        if (row == null) {
            throw new IllegalStateException("Nothing is known of %s before this event".formatted(order));
        }
        return row;
    }

    /**
     * A row.
     *
     * @param totalAmount what the customer pays, once they have confirmed
     */
    record OrderSummary(
            String orderId,
            String customerId,
            OrderStatus status,
            int itemCount,
            @Nullable BigDecimal totalAmount,
            String currency,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant shippedAt,
            @Nullable String trackingNumber) {

        static OrderSummary opened(String orderId, OrderCreated created, Instant at) {
            return new OrderSummary(
                    orderId,
                    created.customer().customerId(),
                    OrderStatus.OPEN,
                    0,
                    null,
                    created.currency().getCurrencyCode(),
                    at,
                    at,
                    null,
                    null);
        }

        OrderSummary withItems(int more) {
            return with(status, itemCount + more, totalAmount, updatedAt);
        }

        OrderSummary confirmed(BigDecimal total) {
            return with(OrderStatus.CONFIRMED, itemCount, total, updatedAt);
        }

        OrderSummary reached(OrderStatus next) {
            return with(next, itemCount, totalAmount, updatedAt);
        }

        OrderSummary touched(Instant at) {
            return with(status, itemCount, totalAmount, at);
        }

        OrderSummary shipped(Instant at, String tracking) {
            return new OrderSummary(
                    orderId,
                    customerId,
                    OrderStatus.SHIPPED,
                    itemCount,
                    totalAmount,
                    currency,
                    createdAt,
                    at,
                    at,
                    tracking);
        }

        private OrderSummary with(OrderStatus next, int items, @Nullable BigDecimal total, Instant at) {
            return new OrderSummary(
                    orderId, customerId, next, items, total, currency, createdAt, at, shippedAt, trackingNumber);
        }
    }
}
