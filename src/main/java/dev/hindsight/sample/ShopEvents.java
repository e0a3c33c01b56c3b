package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import java.util.List;

/** All events of the sample shop. */
public final class ShopEvents {
    /** Which record belongs to which event type of the shop. */
    public static final EventTypes TYPES = EventTypes.of(
            List.of(OrderEvent.class, PaymentEvent.class, ShipmentEvent.class, MerchantAccountEvent.class));

    private ShopEvents() {}

    /** Reads and writes the events of the shop. */
    public static EventSerializer serializer() {
        return new EventSerializer(TYPES);
    }
}
