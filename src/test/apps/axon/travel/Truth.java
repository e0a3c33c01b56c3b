package travel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** What Axon itself makes of these events: its own repository, on its own store in memory. */
public final class Truth {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final List<Object> EVENTS = List.of(
            new BookingEvents.Booked("B-1", "Ada"),
            new BookingEvents.RoomAdded("B-1", "12a", LocalDate.of(2026, 5, 1), new BigDecimal("99.50")),
            new BookingEvents.RoomAdded("B-1", "14", LocalDate.of(2026, 5, 2), new BigDecimal("120.00")),
            new BookingEvents.RoomMoved("B-1", "12a", LocalDate.of(2026, 6, 1)),
            new BookingEvents.HotelClosed("B-1", "storm"));

    private Truth() {}

    /** As Axon's Jackson serializer writes them. */
    public static List<String> events() throws JsonProcessingException {
        List<String> lines = new ArrayList<>();
        for (Object event : EVENTS) {
            lines.add(event.getClass().getName() + " " + MAPPER.writeValueAsString(event));
        }
        return lines;
    }

    /** The aggregate that Axon's repository loads after so many events, in words. */
    public static String state(int count) {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(new GenericDomainEventMessage<>("HotelBooking", "B-1", i, EVENTS.get(i)));
        }
        store.publish(messages);
        EventSourcingRepository<HotelBooking> repository = EventSourcingRepository.builder(HotelBooking.class)
                .eventStore(store)
                .build();
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> repository.load("B-1").invoke(Truth::describe))
                .getPayload();
    }

    private static String describe(HotelBooking booking) {
        return "%s %s %s %s %s"
                .formatted(
                        booking.describe(), booking.rooms(), booking.total(), booking.closed(), booking.liveAtTheEnd());
    }
}
