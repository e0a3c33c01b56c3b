package travel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** What Axon itself makes of an event stored long ago, with the chain in its right order. */
public final class UpcastTruth {
    public static final String STORED = "{\"bookingId\":\"B-1\",\"roomId\":\"12a\",\"day\":\"2026-05-01\"}";

    private UpcastTruth() {}

    public static String current() {
        JacksonSerializer serializer = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
        DomainEventData<byte[]> stored = new GenericDomainEventEntry<>(
                "HotelBooking", "B-1", 1, "e1", Instant.EPOCH, "travel.RoomReserved", "1", bytes(STORED), bytes("{}"));
        return String.valueOf(EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(stored),
                        serializer,
                        new EventUpcasterChain(new RoomReservedUpcaster(), new PriceUpcaster()))
                .next()
                .getPayload());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
