package dev.hindsight.sample;

import java.util.List;

/** The number that an order, its payment and its shipment share in their ids. */
record OrderNumber(long value) {
    /** The number of the first order of any history. */
    static final OrderNumber FIRST = new OrderNumber(10_001);

    /** The number in an id such as {@code payment-10042-1}. */
    static OrderNumber in(String aggregateId) {
        int start = aggregateId.indexOf('-') + 1;
        int end = aggregateId.indexOf('-', start);
        return new OrderNumber(Long.parseLong(aggregateId, start, end < 0 ? aggregateId.length() : end, 10));
    }

    OrderNumber plus(long count) {
        return new OrderNumber(value + count);
    }

    String orderId() {
        return "order-" + value;
    }

    String paymentId() {
        return "payment-" + value + "-1";
    }

    String shipmentId() {
        return "shipment-" + value;
    }

    List<String> streams() {
        return List.of(orderId(), paymentId(), shipmentId());
    }
}
