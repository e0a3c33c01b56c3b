package dev.hindsight.sample;

import static dev.hindsight.sample.Shop.SYSTEM;

import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.CommandRefusedException;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.sample.OrderEvent.OrderCancelled;
import dev.hindsight.sample.OrderEvent.OrderConfirmed;
import dev.hindsight.sample.OrderEvent.OrderPaid;
import dev.hindsight.sample.PaymentEvent.PaymentAuthorized;
import dev.hindsight.sample.PaymentEvent.PaymentCaptured;
import dev.hindsight.sample.PaymentEvent.PaymentDeclined;
import dev.hindsight.sample.PaymentEvent.PaymentRefunded;
import dev.hindsight.sample.PaymentEvent.PaymentRequested;
import dev.hindsight.sample.PaymentEvent.PaymentRetried;
import dev.hindsight.sample.ShipmentEvent.ParcelScanned;
import dev.hindsight.sample.ShipmentEvent.ShipmentDelivered;
import dev.hindsight.sample.ShipmentEvent.ShipmentDispatched;
import dev.hindsight.sample.ShipmentEvent.ShipmentPrepared;
import dev.hindsight.sample.ShipmentEvent.ShipmentReturned;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process manager: sees every event once it is stored, and gives the commands that follow from it, to other
 * aggregates and some time later. Each command carries the event that caused it.
 */
final class Fulfilment {
    private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);
    private static final Duration MOMENT = Duration.ofMillis(40);
    private static final Duration SECONDS = Duration.ofSeconds(4);
    private static final Duration MINUTES = Duration.ofMinutes(6);

    private final Shop shop;
    private final Schedule schedule;
    private final Chance chance;

    Fulfilment(Shop shop, Schedule schedule, Chance chance) {
        this.shop = shop;
        this.schedule = schedule;
        this.chance = chance;
    }

    /** Arranges what follows from the event. */
    void react(DomainEvent event) {
        switch (event.payload()) {
            case OrderConfirmed confirmed -> afterConfirmation(event, confirmed);
            case OrderPaid _ -> pack(event);
            case OrderCancelled cancelled -> giveBack(event, cancelled.reason());
            case PaymentRequested _, PaymentRetried _ -> askGateway(event);
            case PaymentAuthorized authorized -> capture(event, authorized);
            case PaymentDeclined _ -> afterDecline(event);
            case PaymentCaptured captured -> afterCapture(event, captured);
            case PaymentRefunded refunded -> afterRefund(event, refunded);
            case ShipmentPrepared _ -> dispatch(event);
            case ShipmentDispatched dispatched -> afterDispatch(event, dispatched);
            case ParcelScanned scanned -> afterScan(event, scanned);
            case ShipmentDelivered _ -> afterDelivery(event);
            case ShipmentReturned returned -> giveBack(event, returned.reason());
            default -> {}
        }
    }

    private void afterConfirmation(DomainEvent event, OrderConfirmed confirmed) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        if (is(PlantedFault.SHIPMENT_WITHOUT_PAYMENT, number)) {
            pack(event);
            return;
        }
        String method = chance.oneOf(Catalogue.METHODS);
        later(
                MOMENT,
                SECONDS,
                () -> shop.payments()
                        .change(
                                number.paymentId(),
                                payment -> payment.request(
                                        number.paymentId(),
                                        number.orderId(),
                                        confirmed.total(),
                                        method,
                                        shop.causedBy(event, SYSTEM))));
    }

    private void askGateway(DomainEvent event) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        if (is(PlantedFault.UNANSWERED_PAYMENT, number)) {
            return;
        }
        boolean firstTry = event.payload() instanceof PaymentRequested;
        if (chance.percent(firstTry ? 10 : 25) && PlantedFault.of(number).isEmpty()) {
            String reason = chance.oneOf(Catalogue.DECLINES);
            later(
                    MOMENT,
                    SECONDS,
                    () -> shop.payments()
                            .change(
                                    event.aggregateId(),
                                    payment -> payment.decline(reason, shop.causedBy(event, SYSTEM))));
            return;
        }
        authorize(event, MOMENT, SECONDS);
        if (is(PlantedFault.DOUBLE_CHARGE, number)) {
            // The gateway repeats its answer, as they do, under a new code; and nobody notices.
            authorize(event, Duration.ofSeconds(30), Duration.ofSeconds(60));
        }
    }

    private void authorize(DomainEvent request, Duration soonest, Duration latest) {
        String code = String.format(Locale.ROOT, "A-%06d", chance.between(0, 999_999));
        later(
                soonest,
                latest,
                () -> shop.payments()
                        .change(
                                request.aggregateId(),
                                payment -> payment.authorize(code, shop.causedBy(request, SYSTEM))));
    }

    private void afterDecline(DomainEvent event) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        String method = chance.oneOf(Catalogue.METHODS);
        if (chance.percent(75)) {
            later(Duration.ofSeconds(40), Duration.ofHours(3), () -> retryUnlessCancelled(event, number, method));
        } else {
            later(
                    MOMENT,
                    MINUTES,
                    () -> shop.orders()
                            .change(
                                    number.orderId(),
                                    order -> order.cancel("payment declined", shop.causedBy(event, SYSTEM))));
        }
    }

    private void retryUnlessCancelled(DomainEvent decline, OrderNumber number, String method) {
        if (shop.orders().look(number.orderId()).status() == OrderStatus.CONFIRMED) {
            shop.payments()
                    .change(number.paymentId(), payment -> payment.retry(method, shop.causedBy(decline, SYSTEM)));
        }
    }

    private void capture(DomainEvent event, PaymentAuthorized authorized) {
        later(
                MOMENT,
                SECONDS,
                () -> shop.payments()
                        .change(
                                event.aggregateId(),
                                payment ->
                                        payment.capture(authorized.authorizationCode(), shop.causedBy(event, SYSTEM))));
    }

    private void afterCapture(DomainEvent event, PaymentCaptured captured) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        CommandContext context = shop.causedBy(event, SYSTEM);
        later(MOMENT, SECONDS, () -> {
            if (shop.orders().look(number.orderId()).status() == OrderStatus.CANCELLED) {
                giveBack(event, "order cancelled");
            } else {
                shop.orders()
                        .change(
                                number.orderId(),
                                order -> order.markPaid(event.aggregateId(), captured.amount(), context));
            }
        });
        later(
                SECONDS,
                MINUTES,
                () -> shop.accounts()
                        .change(
                                shop.merchantOf(number),
                                account -> account.creditSale(
                                        number.orderId(), event.aggregateId(), captured.amount(), context)));
    }

    private void pack(DomainEvent event) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        String packer = chance.oneOf(Catalogue.WAREHOUSE);
        later(atWork(chance.between(Duration.ofMinutes(20), Duration.ofHours(5))), () -> {
            Order order = shop.orders().look(number.orderId());
            if (order.status() == OrderStatus.PAID || order.status() == OrderStatus.CONFIRMED) {
                prepare(number, order, shop.causedBy(event, packer));
            }
        });
    }

    private void prepare(OrderNumber number, Order order, CommandContext context) {
        Map<String, Integer> quantities =
                order.lines().stream().collect(Collectors.toMap(OrderLine::productId, OrderLine::quantity));
        shop.shipments()
                .change(
                        number.shipmentId(),
                        shipment -> shipment.prepare(
                                number.shipmentId(),
                                number.orderId(),
                                order.shippingAddress(),
                                quantities,
                                Catalogue.weight(order.lines()),
                                context));
    }

    private void dispatch(DomainEvent event) {
        String carrier = chance.oneOf(Catalogue.CARRIERS);
        String tracking = String.format(Locale.ROOT, "%012d", chance.random().nextLong(1_000_000_000_000L));
        String packer = String.valueOf(event.metadata().userId());
        later(
                atWork(chance.between(Duration.ofMinutes(15), Duration.ofHours(3))),
                () -> shop.shipments()
                        .change(
                                event.aggregateId(),
                                shipment -> shipment.dispatch(carrier, tracking, shop.causedBy(event, packer))));
    }

    private void afterDispatch(DomainEvent event, ShipmentDispatched dispatched) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        later(
                MOMENT,
                SECONDS,
                () -> shop.orders()
                        .change(
                                number.orderId(),
                                order -> order.markShipped(
                                        event.aggregateId(),
                                        dispatched.carrier(),
                                        dispatched.trackingNumber(),
                                        shop.causedBy(event, SYSTEM))));
        scan(event, "picked up");
    }

    private void afterScan(DomainEvent event, ParcelScanned scanned) {
        switch (scanned.remark()) {
            case "picked up" -> scan(event, "sorted");
            case "sorted" -> scan(event, "out for delivery");
            default -> deliver(event);
        }
    }

    private void scan(DomainEvent event, String remark) {
        String place = chance.oneOf(Catalogue.HUBS);
        later(
                Duration.ofHours(2),
                Duration.ofHours(16),
                () -> shop.shipments()
                        .change(
                                event.aggregateId(),
                                shipment -> shipment.scan(place, remark, shop.causedBy(event, "carrier"))));
    }

    private void deliver(DomainEvent event) {
        String receiver = chance.percent(80) ? "recipient" : "neighbour";
        later(
                atWork(chance.between(Duration.ofMinutes(20), Duration.ofHours(6))),
                () -> shop.shipments()
                        .change(
                                event.aggregateId(),
                                shipment -> shipment.deliver(receiver, shop.causedBy(event, "carrier"))));
    }

    private void afterDelivery(DomainEvent event) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        later(
                MOMENT,
                SECONDS,
                () -> shop.orders()
                        .change(number.orderId(), order -> order.markDelivered(shop.causedBy(event, SYSTEM))));
        if (chance.percent(5) && PlantedFault.of(number).isEmpty()) {
            // Another operation: the customer, not the delivery, sends the parcel back.
            later(
                    Duration.ofDays(1),
                    Duration.ofDays(6),
                    () -> shop.shipments()
                            .change(
                                    event.aggregateId(),
                                    shipment -> shipment.takeBack(
                                            "does not fit", shop.command(Catalogue.WAREHOUSE.getFirst()))));
        }
    }

    private void giveBack(DomainEvent event, String reason) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        later(SECONDS, MINUTES, () -> {
            Payment payment = shop.payments().look(number.paymentId());
            if (payment.status() == PaymentStatus.CAPTURED) {
                shop.payments().change(number.paymentId(), paid -> paid.refund(reason, shop.causedBy(event, SYSTEM)));
            }
        });
    }

    private void afterRefund(DomainEvent event, PaymentRefunded refunded) {
        OrderNumber number = OrderNumber.in(event.aggregateId());
        CommandContext context = shop.causedBy(event, SYSTEM);
        later(
                MOMENT,
                SECONDS,
                () -> shop.orders()
                        .change(
                                number.orderId(),
                                order -> order.markRefunded(event.aggregateId(), refunded.amount(), context)));
        later(
                SECONDS,
                MINUTES,
                () -> shop.accounts()
                        .change(
                                shop.merchantOf(number),
                                account -> account.debitRefund(
                                        number.orderId(), event.aggregateId(), refunded.amount(), context)));
    }

    private Duration atWork(Duration delay) {
        return delay.plus(Rhythm.untilWork(schedule.instant().plus(delay)));
    }

    private void later(Duration soonest, Duration latest, Runnable step) {
        later(chance.between(soonest, latest), step);
    }

    private void later(Duration delay, Runnable step) {
        schedule.after(delay, () -> {
            try {
                step.run();
            } catch (CommandRefusedException e) {
                // Things have moved on, for instance because the customer cancelled in the meantime.
                LOG.debug("Nothing done: {}", e.getMessage());
            }
        });
    }

    private static boolean is(PlantedFault fault, OrderNumber number) {
        return PlantedFault.of(number).filter(fault::equals).isPresent();
    }
}
