package dev.hindsight.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations of the sample history that went wrong in ways worth debugging. Order numbers and correlation ids are the
 * same in every history, whatever its seed and size.
 */
public enum PlantedFault {
    /** The warehouse packed and sent an order for which nobody was ever asked to pay. */
    SHIPMENT_WITHOUT_PAYMENT(10_017, "The parcel was packed on the confirmation alone; there is no payment"),
    /** The payment gateway's answer was processed twice, and so the customer was charged twice. */
    DOUBLE_CHARGE(10_042, "One payment request was answered twice, authorized twice and captured twice"),
    /** The payment gateway never answered, and the order waits to this day. */
    UNANSWERED_PAYMENT(10_057, "The payment was requested and never answered; the order stays confirmed");

    private final long number;
    private final String description;

    PlantedFault(long number, String description) {
        this.number = number;
        this.description = description;
    }

    /** What went wrong, as a sentence without its full stop. */
    public String description() {
        return description;
    }

    /** The correlation id of the checkout that went wrong, which is also the id of the command that began it. */
    public UUID correlationId() {
        return UUID.nameUUIDFromBytes(("checkout of " + orderId()).getBytes(StandardCharsets.UTF_8));
    }

    /** The order in question. */
    public String orderId() {
        return number().orderId();
    }

    /** The streams that hold the events of the operation, the merchant's account aside. */
    public List<String> streams() {
        OrderNumber number = number();
        return switch (this) {
            case SHIPMENT_WITHOUT_PAYMENT -> List.of(number.orderId(), number.shipmentId());
            case DOUBLE_CHARGE -> number.streams();
            case UNANSWERED_PAYMENT -> List.of(number.orderId(), number.paymentId());
        };
    }

    static Optional<PlantedFault> of(OrderNumber number) {
        return Arrays.stream(values())
                .filter(fault -> fault.number().equals(number))
                .findFirst();
    }

    private OrderNumber number() {
        return new OrderNumber(number);
    }
}
