package dev.hindsight;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.host.AggregateCode;
import dev.hindsight.replay.host.InProcessHost;
import dev.hindsight.replay.host.RehydrateCode;
import dev.hindsight.sample.MerchantAccount;
import dev.hindsight.sample.Order;
import dev.hindsight.sample.Payment;
import dev.hindsight.sample.Shipment;
import dev.hindsight.sample.ShopEvents;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Lets the sample shop's own aggregates replay its streams. */
final class SampleAggregates {
    /** The version changes with every event and is shown beside the state; within it, it would only be noise. */
    private static final Set<String> BOOKKEEPING = Set.of("version");

    private final EventSerializer serializer = ShopEvents.serializer();

    private SampleAggregates() {}

    /** Runs them in this process: they are part of this program. */
    static ReplayHost host() {
        SampleAggregates aggregates = new SampleAggregates();
        return new InProcessHost(Map.of(
                "Order", aggregates.code(Order.class),
                "Payment", aggregates.code(Payment.class),
                "Shipment", aggregates.code(Shipment.class),
                "MerchantAccount", aggregates.code(MerchantAccount.class)));
    }

    private AggregateCode code(Class<?> aggregateClass) {
        return new RehydrateCode(aggregateClass, DomainEvent.class, this::decode, BOOKKEEPING);
    }

    private DomainEvent decode(StoredEvent event) {
        EventHeader header = event.header();
        return serializer.decode(new dev.hindsight.eventsourcing.StoredEvent(
                UUID.fromString(header.id().value()),
                header.stream().value(),
                header.streamType(),
                header.type(),
                Integer.parseInt(Objects.requireNonNullElse(header.schemaVersion(), "1")),
                header.at(),
                header.version(),
                text(event.payload()),
                text(event.metadata())));
    }

    private static String text(Content content) {
        if (content instanceof Content.Text(String value)) {
            return value;
        }
        throw new IllegalArgumentException("The kit keeps payload and metadata as JSON, and this is none.");
    }
}
