package dev.hindsight.sample;

import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.sample.ShipmentEvent.ParcelScanned;
import dev.hindsight.sample.ShipmentEvent.ShipmentDelivered;
import dev.hindsight.sample.ShipmentEvent.ShipmentDispatched;
import dev.hindsight.sample.ShipmentEvent.ShipmentPrepared;
import dev.hindsight.sample.ShipmentEvent.ShipmentReturned;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parcel of one order. */
@SuppressWarnings("UnusedVariable") // Some of the state is there for whoever looks at it; no command needs it.
public final class Shipment extends Aggregate {
    private static final String TYPE = "Shipment";

    private ShipmentStatus status = ShipmentStatus.PREPARED;
    private @Nullable String orderId;
    private @Nullable Address recipient;
    private Map<String, Integer> quantities = Map.of();
    private @Nullable BigDecimal weight;
    private @Nullable String carrier;
    private @Nullable String trackingNumber;
    private final List<ParcelScan> scans = new ArrayList<>();
    private @Nullable String receivedBy;
    private @Nullable String returnReason;

    private Shipment() {
        super(TYPE);
    }

    /** The shipment that these events made, blank if there are none. */
    public static Shipment rehydrate(List<DomainEvent> events) {
        Shipment shipment = new Shipment();
        events.forEach(event -> shipment.applyEvent(event, false));
        return shipment;
    }

    /** Packs the parcel; its weight is in kilograms. */
    public void prepare(
            String shipmentId,
            String order,
            Address address,
            Map<String, Integer> pieces,
            BigDecimal kilograms,
            CommandContext context) {
        recordFirst(shipmentId, new ShipmentPrepared(order, address, new TreeMap<>(pieces), kilograms), context);
    }

    /** Hands the parcel to a carrier. */
    public void dispatch(String by, String tracking, CommandContext context) {
        require(ShipmentStatus.PREPARED, "it has left already");
        record(new ShipmentDispatched(by, tracking), context);
    }

    /** The carrier has seen the parcel somewhere. */
    public void scan(String place, String remark, CommandContext context) {
        require(ShipmentStatus.ON_ITS_WAY, "nobody can see it on its way");
        record(new ParcelScanned(place, remark), context);
    }

    /** Somebody has taken the parcel. */
    public void deliver(String receiver, CommandContext context) {
        require(ShipmentStatus.ON_ITS_WAY, "it cannot be handed over");
        record(new ShipmentDelivered(receiver), context);
    }

    /** The customer has sent the parcel back. */
    public void takeBack(String reason, CommandContext context) {
        require(ShipmentStatus.DELIVERED, "it cannot come back");
        record(new ShipmentReturned(reason), context);
    }

    /** Where it is. */
    public ShipmentStatus status() {
        return status;
    }

    String carrier() {
        return carrier == null ? "" : carrier;
    }

    String trackingNumber() {
        return trackingNumber == null ? "" : trackingNumber;
    }

    @Override
    protected void apply(DomainEvent event) {
        switch ((ShipmentEvent) event.payload()) {
            case ShipmentPrepared prepared -> apply(prepared);
            case ShipmentDispatched dispatched -> {
                carrier = dispatched.carrier();
                trackingNumber = dispatched.trackingNumber();
                status = ShipmentStatus.ON_ITS_WAY;
            }
            case ParcelScanned scanned ->
                scans.add(new ParcelScan(event.timestamp(), scanned.place(), scanned.remark()));
            case ShipmentDelivered delivered -> {
                receivedBy = delivered.receivedBy();
                status = ShipmentStatus.DELIVERED;
            }
            case ShipmentReturned returned -> {
                returnReason = returned.reason();
                status = ShipmentStatus.RETURNED;
            }
        }
    }

    private void apply(ShipmentPrepared prepared) {
        orderId = prepared.orderId();
        recipient = prepared.recipient();
        quantities = prepared.quantities();
        weight = prepared.weight();
    }

    private void require(ShipmentStatus expected, String reason) {
        if (status != expected) {
            throw refuse("it is %s, %s".formatted(status, reason));
        }
    }
}
