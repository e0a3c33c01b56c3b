package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.IdSource;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The shop going on in real time: customers come in, pay and get their parcels, through the same aggregates as the
 * history, so that there is something to follow. Several may trade in the same store at once. Safe for use by several
 * threads; trades on a thread of its own until it is closed.
 */
public final class LiveShop implements AutoCloseable {
    private static final int PERCENT_ONLINE = 40;
    private static final int MERCHANT = 0;
    /** Well beyond the orders of the default history, so that an order's number tells where it is from. */
    private static final OrderNumber FIRST_ORDER = new OrderNumber(50_001);

    private final ScheduledThreadPoolExecutor thread;
    private final Chance chance = new Chance(new SplittableRandom());
    private final Shop shop;
    private final Shopper shopper;
    private final Bookkeeper bookkeeper;
    private OrderNumber nextOrder = FIRST_ORDER;

    private LiveShop(EventStore store) {
        ThreadFactory daemons = Thread.ofPlatform().daemon().name("live-shop").factory();
        thread = new ScheduledThreadPoolExecutor(1, daemons);
        // What is arranged while the shop closes does not happen either.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Schedule schedule = new LiveSchedule(thread);
        shop = new Shop(store, schedule, IdSource.random(), chance, 1, _ -> {});
        shopper = new Shopper(shop, schedule, chance);
        bookkeeper = new Bookkeeper(shop, chance);
    }

    /**
     * Opens the shop.
     *
     * @param store where to trade; it may hold a history or be empty
     * @param pause how long it takes on average until the next customer comes in; each leads to a few events
     */
    public static LiveShop open(EventStore store, Duration pause) {
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("Customers need some time between them, not " + pause);
        }
        LiveShop live = new LiveShop(store);
        live.thread.execute(live::prepare);
        live.thread.execute(() -> live.serve(pause));
        return live;
    }

    /** Closes the shop at once: what was arranged for later does not happen. Waits for what happens just now. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() {
        LiveSchedule.attempt(() -> {
            bookkeeper.openAccount(MERCHANT);
            nextOrder = firstUnusedOrder();
        });
    }

    /** Serves one customer and arranges for the next. */
    private void serve(Duration pause) {
        LiveSchedule.attempt(() -> {
            if (chance.percent(PERCENT_ONLINE)) {
                shopper.fillBasket(nextOrder);
                nextOrder = nextOrder.plus(1);
            } else {
                bookkeeper.counterSale(MERCHANT);
            }
        });
        long nanos = chance.between(Duration.ZERO, pause.multipliedBy(2)).toNanos();
        ScheduledFuture<?> _ = thread.schedule(() -> serve(pause), nanos, TimeUnit.NANOSECONDS);
    }

    /** Orders are numbered without gaps, so the first free number is found by doubling and then halving. */
    private OrderNumber firstUnusedOrder() {
        long beyond = 1;
        while (isUsed(FIRST_ORDER.plus(beyond - 1))) {
            beyond *= 2;
        }
        long used = beyond / 2;
        while (used + 1 < beyond) {
            long middle = (used + beyond) / 2;
            if (isUsed(FIRST_ORDER.plus(middle - 1))) {
                used = middle;
            } else {
                beyond = middle;
            }
        }
        return FIRST_ORDER.plus(used);
    }

    private boolean isUsed(OrderNumber number) {
        return shop.orders().look(number.orderId()).getVersion() > 0;
    }
}
