package travel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** Rooms had no price before the third revision. By name it stands before the one that has to come first. */
public class PriceUpcaster extends SingleEventUpcaster {
    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("travel.BookingEvents$RoomAdded")
                && Objects.equals(event.getType().getRevision(), "2");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType("travel.BookingEvents$RoomAdded", "3"),
                JsonNode.class,
                payload -> ((ObjectNode) payload).put("price", 80));
    }
}
