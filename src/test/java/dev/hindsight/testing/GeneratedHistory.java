package dev.hindsight.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endless made-up history of a shop, the same for the same seed: many short streams of orders, payments and
 * shipments, a hundred accounts of which some get long, and one ledger in which every twentieth event ends up. Each
 * operation is a chain of causes; a few have hundreds of events. Days are busy, nights are not, and time is not quite
 * monotone along the order of the store, as in stores that several processes write.
 */
final class GeneratedHistory {
    static final List<String> STREAM_TYPES = List.of("Order", "Payment", "Shipment", "Account", "Ledger");

    private static final int ORDER = 0;
    private static final int PAYMENT = 1;
    private static final int SHIPMENT = 2;
    private static final int ACCOUNT = 3;
    private static final int LEDGER = 4;
    private static final List<List<String>> EVENT_TYPES = List.of(
            List.of("OrderPlaced", "ItemAdded", "ItemAdded", "ItemRemoved", "AddressChanged", "OrderConfirmed"),
            List.of("PaymentRequested", "PaymentAuthorized", "PaymentCaptured", "PaymentRefunded"),
            List.of("ShipmentPrepared", "ParcelScanned", "ParcelScanned", "ShipmentDelivered"),
            List.of("AccountOpened", "AccountCredited", "AccountCredited", "AccountDebited"),
            List.of("LedgerOpened", "EntryPosted", "EntryPosted", "EntryReversed"));
    private static final List<String> CITIES =
            List.of("Köln", "Berlin", "Wien", "Zürich", "Łódź", "Oslo", "Lyon", "Porto");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ORDERS_AT_A_TIME = 500;
    private static final int ACCOUNTS = 100;
    /** Some 30,000 events a day. */
    private static final double MILLIS_BETWEEN_OPERATIONS = 7_000;
    /** Weights of the hours of a day. */
    private static final double[] RHYTHM = {
        .1, .05, .05, .05, .1, .2, .5, .9, 1.2, 1.4, 1.5, 1.5, 1.6, 1.5, 1.4, 1.4, 1.4, 1.5, 1.7, 1.8, 1.5, 1, .6, .3
    };

    private final SplittableRandom random;
    private final List<Stream> orders = new ArrayList<>();
    private final List<Stream> accounts = new ArrayList<>();
    private final Stream ledger = new Stream(LEDGER, "ledger-main", Integer.MAX_VALUE);
    private long ordersBegun;
    private long now = BEGIN.toEpochMilli();
    private UUID correlation = new UUID(0, 0);
    private UUID cause = correlation;
    private int steps;
    private @Nullable Stream current;

    /** A stream as far as it was written. */
    static final class Stream {
        private final int type;
        private final String id;
        private final int length;
        private int version;
        private @Nullable Stream payment;
        private @Nullable Stream shipment;

        private Stream(int type, String id, int length) {
            this.type = type;
            this.id = id;
            this.length = length;
        }

        String id() {
            return id;
        }

        String type() {
            return STREAM_TYPES.get(type);
        }

        int version() {
            return version;
        }
    }

    GeneratedHistory(long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < ORDERS_AT_A_TIME; i++) {
            orders.add(newOrder());
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(new Stream(ACCOUNT, "account-" + i, Integer.MAX_VALUE));
        }
    }

    /**
     * Adds the next event to a text in the form of COPY: event id, stream, stream type, version, event type, schema
     * version, time, payload, metadata.
     *
     * @return the stream that it belongs to
     */
    Stream next(StringBuilder text) {
        Stream stream = step();
        stream.version++;
        UUID id = uuid();
        List<String> types = EVENT_TYPES.get(stream.type);
        String type = types.get(stream.version == 1 ? 0 : 1 + random.nextInt(types.size() - 1));
        text.append(id).append('\t').append(stream.id).append('\t').append(stream.type());
        text.append('\t').append(stream.version).append('\t').append(type).append("\t1\t");
        text.append(Instant.ofEpochMilli(now + random.nextInt(400))).append('\t');
        payload(text, stream);
        text.append("\t{\"correlationId\": \"").append(correlation);
        text.append("\", \"causationId\": \"").append(cause);
        text.append("\", \"userId\": \"user-").append(random.nextInt(2_000));
        text.append("\", \"tenant\": \"")
                .append((char) ('a' + random.nextInt(5)))
                .append("\"}\n");
        cause = id;
        return stream;
    }

    /** The stream of the next event: where the operation goes on, or where a new one begins. */
    private Stream step() {
        if (steps == 0 || current == null) {
            begin();
        }
        steps--;
        Stream order = current;
        if (order == null || random.nextInt(5) == 0) {
            return random.nextInt(3) == 0 ? ledger : account();
        }
        int choice = random.nextInt(10);
        if (choice < 4 || order.version == 0) {
            return order;
        }
        return choice < 8 ? payment(order) : shipment(order);
    }

    private void begin() {
        now += (long) (-Math.log(1 - random.nextDouble()) * MILLIS_BETWEEN_OPERATIONS / RHYTHM[hour()]);
        correlation = uuid();
        cause = correlation;
        // One in two thousand is a batch job.
        steps = random.nextInt(2_000) == 0 ? 200 + random.nextInt(400) : 1 + random.nextInt(4);
        int slot = random.nextInt(ORDERS_AT_A_TIME);
        if (orders.get(slot).version >= orders.get(slot).length) {
            orders.set(slot, newOrder());
        }
        current = orders.get(slot);
    }

    private int hour() {
        return (int) (now / 3_600_000 % 24);
    }

    private Stream newOrder() {
        return new Stream(ORDER, "order-" + ordersBegun++, 3 + random.nextInt(1 + random.nextInt(40)));
    }

    /** Few accounts have most of the events. */
    private Stream account() {
        return accounts.get(random.nextInt(1 + random.nextInt(ACCOUNTS)));
    }

    private static Stream payment(Stream order) {
        if (order.payment == null) {
            order.payment = new Stream(PAYMENT, "payment" + order.id.substring("order".length()), Integer.MAX_VALUE);
        }
        return order.payment;
    }

    private static Stream shipment(Stream order) {
        if (order.shipment == null) {
            order.shipment = new Stream(SHIPMENT, "shipment" + order.id.substring("order".length()), Integer.MAX_VALUE);
        }
        return order.shipment;
    }

    private void payload(StringBuilder text, Stream stream) {
        int cents = random.nextInt(100_000);
        text.append("{\"amount\": {\"amount\": ").append(cents / 100).append('.');
        text.append((char) ('0' + cents / 10 % 10)).append((char) ('0' + cents % 10));
        text.append(", \"currency\": \"EUR\"}, \"customer\": {\"id\": ").append(random.nextInt(50_000));
        text.append(", \"city\": \"").append(CITIES.get(random.nextInt(1 + random.nextInt(CITIES.size()))));
        text.append("\"}, \"quantity\": ").append(1 + random.nextInt(9));
        text.append(", \"paid\": ").append(random.nextBoolean());
        text.append(", \"reference\": \"").append(stream.id).append('/').append(stream.version);
        text.append("\", \"note\": \"");
        note(text);
        text.append("\"}");
    }

    /** Mostly nothing or some words, now and then a page, rarely a book of 50,000 letters. */
    private void note(StringBuilder text) {
        int kind = random.nextInt(100_000);
        int words = kind == 0 ? 8_000 : kind < 1_000 ? 300 : kind < 40_000 ? random.nextInt(20) : 0;
        for (int i = 0; i < words; i++) {
            text.append("lorem ");
        }
    }

    private UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
