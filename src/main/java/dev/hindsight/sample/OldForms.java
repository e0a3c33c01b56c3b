package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;
import dev.hindsight.eventsourcing.EventType;
import dev.hindsight.eventsourcing.SchemaVersion;
import dev.hindsight.eventsourcing.Upcaster;
import dev.hindsight.eventsourcing.Upcasters;
import dev.hindsight.sample.OrderEvent.DiscountApplied;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms in which the shop stored some of its events before, and how each becomes the next. The records write what
 * was written then; nothing reads by them.
 */
final class OldForms {
    static final Upcasters UPCASTERS = new Upcasters(List.of(
            Upcaster.next("OrderCreated", 1, OldForms::orderWithCustomer),
            // Nobody was asked for a contact then.
            Upcaster.next("OrderCreated", 2, order -> order),
            Upcaster.next("ItemAdded", 1, OldForms::itemWithFullNames),
            Upcaster.next("ItemAdded", 2, OldForms::itemWithMoney),
            Upcaster.renamed(new EventType("VoucherUsed", 1), new EventType("DiscountApplied", 1))));

    private OldForms() {}

    /** The first generation: flat, abbreviated, and in euros only. */
    interface First {
        record OrderCreated(
                String customerId,
                String customerName,
                String street,
                String postalCode,
                String city,
                String country,
                String currency)
                implements EventPayload {}

        /** The price is a text in euros. */
        record ItemAdded(String sku, String name, int qty, String price) implements EventPayload {}

        record VoucherUsed(String code, BigDecimal percent) implements EventPayload {}
    }

    /** The second generation: with parts, and other currencies. */
    interface Second {
        @SchemaVersion(2)
        record OrderCreated(Customer customer, Address shippingAddress, String currency) implements EventPayload {}

        /** The price is a text. */
        @SchemaVersion(2)
        record ItemAdded(String productId, String name, int quantity, String unitPrice, String currency)
                implements EventPayload {}
    }

    static List<Class<? extends EventPayload>> classes() {
        return List.of(
                First.OrderCreated.class,
                First.ItemAdded.class,
                First.VoucherUsed.class,
                Second.OrderCreated.class,
                Second.ItemAdded.class);
    }

    /** What the first program would have stored, if it was another form than today's. */
    static Optional<EventPayload> first(EventPayload payload) {
        return switch (payload) {
            case OrderEvent.OrderCreated created -> {
                Address address = created.shippingAddress();
                yield Optional.of(new First.OrderCreated(
                        created.customer().customerId(),
                        created.customer().name(),
                        address.street(),
                        address.postalCode(),
                        address.city(),
                        address.country(),
                        created.currency().getCurrencyCode()));
            }
            case OrderEvent.ItemAdded added ->
                Optional.of(new First.ItemAdded(
                        added.productId(), added.name(), added.quantity(), priceText(added.unitPrice())));
            case DiscountApplied(String code, BigDecimal percent) -> Optional.of(new First.VoucherUsed(code, percent));
            default -> Optional.empty();
        };
    }

    /** What the second program would have stored, if it was another form than today's. */
    static Optional<EventPayload> second(EventPayload payload) {
        return switch (payload) {
            case OrderEvent.OrderCreated created ->
                Optional.of(new Second.OrderCreated(
                        created.customer(),
                        created.shippingAddress(),
                        created.currency().getCurrencyCode()));
            case OrderEvent.ItemAdded added ->
                Optional.of(new Second.ItemAdded(
                        added.productId(),
                        added.name(),
                        added.quantity(),
                        priceText(added.unitPrice()),
                        added.unitPrice().currency().getCurrencyCode()));
            default -> Optional.empty();
        };
    }

    private static String priceText(Money price) {
        return price.amount().toPlainString();
    }

    private static ObjectNode orderWithCustomer(ObjectNode old) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.putObject("customer").set("customerId", old.get("customerId")).set("name", old.get("customerName"));
        ObjectNode address = order.putObject("shippingAddress");
        List.of("street", "postalCode", "city", "country").forEach(name -> address.set(name, old.get(name)));
        return order.set("currency", old.get("currency"));
    }

    private static ObjectNode itemWithFullNames(ObjectNode old) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("productId", old.get("sku"))
                .set("name", old.get("name"))
                .set("quantity", old.get("qty"))
                .set("unitPrice", old.get("price"))
                .put("currency", "EUR");
    }

    private static ObjectNode itemWithMoney(ObjectNode old) {
        ObjectNode price = JsonNodeFactory.instance
                .objectNode()
                .put("amount", new BigDecimal(old.get("unitPrice").asString()))
                .set("currency", old.get("currency"));
        old.remove("currency");
        return old.set("unitPrice", price);
    }
}
