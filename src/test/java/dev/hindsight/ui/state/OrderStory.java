package dev.hindsight.ui.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An order as one finds it in a shop: for looking at, and for walking through the view. */
final class OrderStory {
    private static final String[] GOODS = {
        "Desk lamp, brass", "Notebook A5, dotted", "Fountain pen ink 50 ml", "Cork board", "Book end, pair"
    };

    private final Script script = new Script("order-10042");
    private final List<String> items = new ArrayList<>();
    private String status = "DRAFT";
    private String coupon = "null";
    private String extra = "";

    /** 42 versions: items come and go, one event in the middle and one near the end cannot be applied. */
    static Script order() {
        OrderStory story = new OrderStory();
        story.tell();
        return story.script;
    }

    /** As many versions as wanted, of a state that counts. */
    static Script counter(int events) {
        String[] types = {"StockReserved", "StockReleased", "StockCounted", "PriceChanged", "ShelfMoved"};
        Script script = new Script("stock-4711");
        for (int i = 1; i <= events; i++) {
            String type = types[(i / 37 + (i % 5 == 0 ? 1 : 0)) % types.length];
            if (i % 701 == 0) {
                script.failing(type, "The shelf B-12 does not exist.");
            } else {
                script.event(
                        type,
                        "{'sku': 'LAMP-BR', 'onHand': " + (500 + i % 83) + ", 'reserved': " + i % 17
                                + ", 'revision': 90071992547" + (40000 + i) + "}");
            }
        }
        return script;
    }

    private void tell() {
        add(0, 2);
        write("OrderPlaced");
        for (int i = 1; i < 5; i++) {
            add(i, i);
            write("ItemAdded");
        }
        coupon = "{'code': 'WELCOME10', 'percent': 10, 'validUntil': '2026-12-31'}";
        write("CouponApplied");
        for (int i = 0; i < 9; i++) {
            setQuantity(i % 5, 2 + i);
            write("QuantityChanged");
        }
        add(0, 1);
        write("ItemAdded");
        remove(1);
        write("ItemRemoved");
        script.failing(
                "RefundIssued", "Money cannot be negative: EUR 12.40 − EUR 20.00 in Money.minus (Money.java:41).");
        status = "PLACED";
        extra = ", 'placedAt': '2026-11-17T09:21:00Z'";
        write("OrderConfirmed");
        for (int i = 0; i < 16; i++) {
            setQuantity(i % 4, 1 + i % 7);
            write("QuantityChanged");
        }
        status = "PAID";
        extra +=
                ", 'payment': {'provider': 'stripe', 'reference': 'pi_3PqLx82eZvKYlo2C', 'amount': 418.20, 'captured': true}";
        write("PaymentCaptured");
        coupon = "null";
        write("CouponRevoked");
        script.failing("ParcelPacked", "No handler for ParcelPacked in OrderAggregate.");
        status = "SHIPPED";
        extra += ", 'parcels': [{'carrier': 'DHL', 'tracking': 'JJD0149900002917', 'weightGrams': 4210}]";
        write("OrderShipped");
        write("InvoiceSent");
    }

    private void add(int good, int quantity) {
        int price = 1250 + 735 * good;
        items.add("{'sku': 'SKU-%d', 'title': '%s', 'quantity': %d, 'price': %s}"
                .formatted(2100 + good, GOODS[good], quantity, money(price)));
    }

    private void setQuantity(int index, int quantity) {
        items.set(index, items.get(index).replaceFirst("'quantity': \\d+", "'quantity': " + quantity));
    }

    private void remove(int index) {
        items.remove(index);
    }

    private void write(String type) {
        String total = money(items.stream().mapToInt(item -> item.length() * 97).sum());
        String audit = IntStream.range(0, 40)
                .mapToObj(i -> "{'check': 'rule-" + i + "', 'passed': true}")
                .collect(Collectors.joining(", "));
        script.event(
                type,
                """
                {'orderId': 'order-10042', 'status': '%s', 'customer': {'id': 'C-20931', 'name': 'Žofie Dvořák',
                 'email': 'zofie@example.com', 'address': {'street': 'Lidická 14', 'city': 'Brno', 'zip': '602 00'}},
                 'items': [%s], 'coupon': %s, 'total': %s, 'currency': 'EUR', 'ledgerEntry': 9007199254740993,
                 'note': 'Please ring twice.\\nThe dog is friendly, but leave the parcel with the neighbour at number 16 when nobody answers.',
                 'riskChecks': [%s]%s}""".formatted(status, String.join(", ", items), coupon, total, audit, extra),
                Duration.ofMinutes(7).plusSeconds(11));
    }

    private static String money(int amount) {
        return String.format(Locale.ROOT, "%d.%02d", amount / 100, amount % 100);
    }
}
