package travel;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** What all bookings have. */
public abstract class Booking {
    @AggregateIdentifier
    protected String bookingId;

    protected String customer;

    @EventSourcingHandler
    protected void on(BookingEvents.Booked event) {
        bookingId = event.bookingId();
        customer = event.customer();
    }
}
