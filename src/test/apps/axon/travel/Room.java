package travel;

import java.time.LocalDate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.EntityId;

/** An entity within the aggregate; it takes the events that name it. */
public class Room {
    @EntityId
    private final String roomId;

    private LocalDate from;
    private int moves;

    Room(String roomId, LocalDate from) {
        this.roomId = roomId;
        this.from = from;
    }

    @EventSourcingHandler
    void on(BookingEvents.RoomMoved event) {
        if (roomId.equals(event.roomId())) {
            from = event.from();
            moves++;
        }
    }

    @Override
    public String toString() {
        return "%s %s %d".formatted(roomId, from, moves);
    }
}
