package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventStoreSchema;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PersonKeys;
import dev.hindsight.eventsourcing.PostgresEventStore;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All events of the sample shop. */
public final class ShopEvents {
    /** Which record belongs to which event type of the shop, in current and in old forms. */
    public static final EventTypes TYPES = types();

    private ShopEvents() {}

    /** Reads events in any form, personal data aside, which it has no keys for. */
    public static EventSerializer serializer() {
        return new EventSerializer(TYPES, OldForms.UPCASTERS, null);
    }

    /** The shop's store in a database, with the keys of its customers. */
    public static PostgresEventStore store(DataSource database) {
        PersonKeys keys = new PersonKeys(database, EventStoreSchema.DEFAULT_NAME);
        return new PostgresEventStore(database, new EventSerializer(TYPES, OldForms.UPCASTERS, keys));
    }

    private static EventTypes types() {
        List<Class<? extends EventPayload>> classes = new ArrayList<>(OldForms.classes());
        classes.addAll(List.of(OrderEvent.class, PaymentEvent.class, ShipmentEvent.class, MerchantAccountEvent.class));
        return EventTypes.of(classes);
    }
}
