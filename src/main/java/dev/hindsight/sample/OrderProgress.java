package dev.hindsight.sample;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventPayload;
import dev.hindsight.eventsourcing.projection.ProjectedTable;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.RowChanges;
import dev.hindsight.sample.OrderEvent.OrderCancelled;
import dev.hindsight.sample.OrderEvent.OrderConfirmed;
import dev.hindsight.sample.OrderEvent.OrderCreated;
import dev.hindsight.sample.OrderEvent.OrderDelivered;
import dev.hindsight.sample.OrderEvent.OrderPaid;
import dev.hindsight.sample.OrderEvent.OrderRefunded;
import dev.hindsight.sample.OrderEvent.OrderShipped;
import dev.hindsight.sample.PaymentEvent.PaymentAuthorized;
import dev.hindsight.sample.PaymentEvent.PaymentCaptured;
import dev.hindsight.sample.PaymentEvent.PaymentDeclined;
import dev.hindsight.sample.PaymentEvent.PaymentRefunded;
import dev.hindsight.sample.PaymentEvent.PaymentRequested;
import dev.hindsight.sample.PaymentEvent.PaymentRetried;
import dev.hindsight.sample.ShipmentEvent.ShipmentDelivered;
import dev.hindsight.sample.ShipmentEvent.ShipmentDispatched;
import dev.hindsight.sample.ShipmentEvent.ShipmentPrepared;
import dev.hindsight.sample.ShipmentEvent.ShipmentReturned;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far each order has come on all three of its ways, order, payment and shipment: the read model
 * {@code order_progress}. What belongs together shares its number.
 */
public final class OrderProgress implements Projection {
    static final ProjectedTable<Progress> TABLE = new ProjectedTable<>("order_progress", Progress.class);

    @Override
    public String name() {
        return "order-progress";
    }

    @Override
    public List<ProjectedTable<?>> tables() {
        return List.of(TABLE);
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("Order", "Payment", "Shipment");
    }

    @Override
    public void project(DomainEvent event, RowChanges changes) {
        UnaryOperator<Progress> change = change(event.payload());
        String order = OrderNumber.in(event.aggregateId()).orderId();
        changes.change(TABLE, order, row -> change.apply(Objects.requireNonNullElse(row, Progress.of(order))));
    }

    private static UnaryOperator<Progress> change(EventPayload payload) {
        return switch (payload) {
            case OrderCreated _ -> row -> row.order(OrderStatus.OPEN);
            case OrderConfirmed confirmed ->
                row -> row.order(OrderStatus.CONFIRMED).total(confirmed.total().amount());
            case OrderPaid _ -> row -> row.order(OrderStatus.PAID);
            case OrderShipped _ -> row -> row.order(OrderStatus.SHIPPED);
            case OrderDelivered _ -> row -> row.order(OrderStatus.DELIVERED);
            case OrderCancelled _ -> row -> row.order(OrderStatus.CANCELLED);
            case OrderRefunded _ -> row -> row.order(OrderStatus.REFUNDED);
            case PaymentRequested _, PaymentRetried _ -> row -> row.payment(PaymentStatus.REQUESTED);
            case PaymentAuthorized _ -> row -> row.payment(PaymentStatus.AUTHORIZED);
            case PaymentDeclined _ -> row -> row.payment(PaymentStatus.DECLINED);
            case PaymentCaptured captured ->
                row -> row.payment(PaymentStatus.CAPTURED)
                        .captured(captured.amount().amount());
            case PaymentRefunded refunded ->
                row -> row.payment(PaymentStatus.REFUNDED)
                        .refunded(refunded.amount().amount());
            case ShipmentPrepared _ -> row -> row.shipment(ShipmentStatus.PREPARED);
            case ShipmentDispatched dispatched ->
                row -> row.shipment(ShipmentStatus.ON_ITS_WAY).carrier(dispatched.carrier());
            case ShipmentDelivered _ -> row -> row.shipment(ShipmentStatus.DELIVERED);
            case ShipmentReturned _ -> row -> row.shipment(ShipmentStatus.RETURNED);
            default -> row -> row;
        };
    }

    /** A row; amounts are in the currency of the order. */
    record Progress(
            String orderId,
            @Nullable OrderStatus orderStatus,
            @Nullable BigDecimal total,
            @Nullable PaymentStatus paymentStatus,
            BigDecimal captured,
            BigDecimal refunded,
            @Nullable ShipmentStatus shipmentStatus,
            @Nullable String carrier) {

        static Progress of(String orderId) {
            return new Progress(orderId, null, null, null, BigDecimal.ZERO, BigDecimal.ZERO, null, null);
        }

        Progress order(OrderStatus next) {
            return new Progress(orderId, next, total, paymentStatus, captured, refunded, shipmentStatus, carrier);
        }

        Progress total(BigDecimal sum) {
            return new Progress(orderId, orderStatus, sum, paymentStatus, captured, refunded, shipmentStatus, carrier);
        }

        Progress payment(PaymentStatus next) {
            return new Progress(orderId, orderStatus, total, next, captured, refunded, shipmentStatus, carrier);
        }

        Progress captured(BigDecimal more) {
            return new Progress(
                    orderId, orderStatus, total, paymentStatus, captured.add(more), refunded, shipmentStatus, carrier);
        }

        Progress refunded(BigDecimal more) {
            return new Progress(
                    orderId, orderStatus, total, paymentStatus, captured, refunded.add(more), shipmentStatus, carrier);
        }

        Progress shipment(ShipmentStatus next) {
            return new Progress(orderId, orderStatus, total, paymentStatus, captured, refunded, next, carrier);
        }

        Progress carrier(String by) {
            return new Progress(orderId, orderStatus, total, paymentStatus, captured, refunded, shipmentStatus, by);
        }
    }
}
