package dev.hindsight;

import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventType;
import dev.hindsight.eventsourcing.StoredEvent;
import dev.hindsight.eventsourcing.Upcaster;
import dev.hindsight.replay.runner.EventDecoder;
import dev.hindsight.replay.runner.RecordedEvent;
import dev.hindsight.sample.ShopEvents;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Decodes the sample shop's events as the shop does, in the process that runs its aggregates. */
public final class SampleEventDecoder implements EventDecoder {
    private final EventSerializer serializer = ShopEvents.serializer();

    @Override
    public List<String> upcasters(RecordedEvent event) {
        return serializer.upcasters(new EventType(event.type(), schemaVersion(event))).stream()
                .map(Upcaster::toString)
                .toList();
    }

    @Override
    public Object decode(RecordedEvent event) {
        List<DomainEvent> current = serializer.decode(new StoredEvent(
                UUID.fromString(event.id()),
                event.stream(),
                event.streamType(),
                event.type(),
                schemaVersion(event),
                event.at(),
                event.version(),
                json("payload", event.payload()),
                json("metadata", event.metadata())));
        return current.size() == 1 ? current.getFirst() : current;
    }

    private static int schemaVersion(RecordedEvent event) {
        return Integer.parseInt(Objects.requireNonNullElse(event.schemaVersion(), "1"));
    }

    private static String json(String name, @org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("The event has no " + name + ", which the kit never leaves out.");
        }
        return text;
    }
}
