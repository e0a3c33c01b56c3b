package travel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateMember;

/** An aggregate with members, that inherits handlers and asks Axon whether it is live. */
public class HotelBooking extends Booking {
    @AggregateMember
    private final List<Room> rooms = new ArrayList<>();

    private BigDecimal total = BigDecimal.ZERO;
    private boolean closed;
    private boolean liveAtTheEnd;

    protected HotelBooking() {}

    @CommandHandler
    public HotelBooking(String command) {
        AggregateLifecycle.apply(new BookingEvents.Booked(command, command));
    }

    @EventSourcingHandler
    void on(BookingEvents.RoomAdded event) {
        rooms.add(new Room(event.roomId(), event.from()));
        total = total.add(event.price());
    }

    @EventSourcingHandler
    void on(BookingEvents.HotelClosed event) {
        closed = true;
        liveAtTheEnd = AggregateLifecycle.isLive();
    }

    List<Room> rooms() {
        return rooms;
    }

    BigDecimal total() {
        return total;
    }

    boolean closed() {
        return closed;
    }

    boolean liveAtTheEnd() {
        return liveAtTheEnd;
    }

    String describe() {
        return bookingId + " " + customer;
    }
}
