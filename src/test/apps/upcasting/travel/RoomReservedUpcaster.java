package travel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** What was called a reservation once, with another name for the date. */
public class RoomReservedUpcaster extends SingleEventUpcaster {
    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("travel.RoomReserved");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType("travel.BookingEvents$RoomAdded", "2"), JsonNode.class, payload -> {
                    ObjectNode room = (ObjectNode) payload;
                    room.set("from", room.remove("day"));
                    return room;
                });
    }
}
