package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.EventStoreException;
import dev.hindsight.eventsourcing.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Invents a month of the shop's history. Everything goes through the aggregates and the event store, in the order of
 * time, as if the shop had really been open. The same seed, size and end make the same history to the last id.
 *
 * @param seed any number
 * @param events about how many events are wanted; never fewer than {@value #LEAST_EVENTS} are made
 * @param end no event happens at or after this instant
 */
public record HistoryGenerator(long seed, int events, Instant end) {
    /** The size of the sample that Hindsight ships: about 400 streams, one of them of 3,000 events. */
    public static final int DEFAULT_EVENTS = 5_000;
    /** Fewer would leave no room for every {@link PlantedFault}. */
    public static final int LEAST_EVENTS = 2_200;

    private static final Duration LENGTH = Duration.ofDays(30);
    /** The shop's program was renewed twice in the month. */
    private static final Duration SECOND_PROGRAM = Duration.ofDays(10);

    private static final Duration THIRD_PROGRAM = Duration.ofDays(20);
    /** Whoever comes in later could be in the middle of paying when the history ends, which would look like a fault. */
    private static final Duration LAST_BASKET = Duration.ofMinutes(90);
    /** How many orders, and besides them how many sales over the counter, make a history of the default size. */
    private static final int DEFAULT_ORDERS = 144;

    private static final int DEFAULT_COUNTER_SALES = 1_335;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneOffset.UTC);

    public HistoryGenerator {
        events = Math.max(events, LEAST_EVENTS);
        end = end.truncatedTo(ChronoUnit.MICROS);
    }

    /** When the history begins: 30 days before it ends. */
    public Instant start() {
        return end.minus(LENGTH);
    }

    /**
     * Writes the history into an empty store.
     *
     * @param eventsWritten is told after each event how many there are by now
     * @return how many events there are in the end
     * @throws EventStoreException if the store refuses an event, as it does if it is not empty
     */
    public long write(EventStore store, LongConsumer eventsWritten) {
        Agenda agenda = new Agenda(start());
        Chance chance = new Chance(new SplittableRandom(seed));
        AtomicLong count = new AtomicLong();
        Shop shop = new Shop(
                new ShopThroughTime(store, start().plus(SECOND_PROGRAM), start().plus(THIRD_PROGRAM)),
                agenda,
                IdSource.seeded(seed),
                chance,
                merchants(),
                _ -> eventsWritten.accept(count.incrementAndGet()));
        planOrders(agenda, new Shopper(shop, agenda, chance), chance);
        for (int merchant = 0; merchant < merchants(); merchant++) {
            planAccount(agenda, new Bookkeeper(shop, chance), merchant, chance);
        }
        agenda.runUntil(end);
        return count.get();
    }

    private void planOrders(Agenda agenda, Shopper shopper, Chance chance) {
        OrderNumber number = OrderNumber.FIRST;
        for (Instant time : Rhythm.ONLINE.times(orders(), start(), end.minus(LAST_BASKET), chance)) {
            OrderNumber mine = number;
            agenda.at(time, () -> shopper.fillBasket(mine));
            number = number.plus(1);
        }
    }

    private void planAccount(Agenda agenda, Bookkeeper bookkeeper, int merchant, Chance chance) {
        agenda.at(start(), () -> bookkeeper.openAccount(merchant));
        for (Instant time : Rhythm.COUNTER.times(counterSales(), start(), end, chance)) {
            agenda.at(time, () -> bookkeeper.counterSale(merchant));
        }
        Duration closingTime = Duration.ofHours(21).plusSeconds(merchant);
        for (Instant day = start().truncatedTo(ChronoUnit.DAYS);
                day.isBefore(end);
                day = day.plus(1, ChronoUnit.DAYS)) {
            Instant time = day.plus(closingTime);
            if (time.isAfter(start())) {
                agenda.at(time, () -> bookkeeper.closeDay(merchant, DAY.format(time)));
            }
        }
    }

    private int orders() {
        return Math.toIntExact((long) events * DEFAULT_ORDERS / DEFAULT_EVENTS);
    }

    private int merchants() {
        return Math.max(1, orders() / DEFAULT_ORDERS);
    }

    /** For each merchant; a history smaller than the default has one merchant with fewer sales. */
    private int counterSales() {
        return Math.min(DEFAULT_COUNTER_SALES, orders() * DEFAULT_COUNTER_SALES / DEFAULT_ORDERS);
    }
}
