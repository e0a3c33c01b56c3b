package travel;

import java.math.BigDecimal;
import java.time.LocalDate;

public final class BookingEvents {
    private BookingEvents() {}

    public record Booked(String bookingId, String customer) {}

    public record RoomAdded(String bookingId, String roomId, LocalDate from, BigDecimal price) {}

    public record RoomMoved(String bookingId, String roomId, LocalDate from) {}

    public record HotelClosed(String bookingId, String reason) {}
}
