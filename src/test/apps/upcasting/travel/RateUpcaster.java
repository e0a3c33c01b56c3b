package travel;

import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** One that only the application can make. */
public class RateUpcaster extends SingleEventUpcaster {
    private final String currency;

    public RateUpcaster(String currency) {
        this.currency = currency;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("travel.Rate" + currency);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event;
    }
}
