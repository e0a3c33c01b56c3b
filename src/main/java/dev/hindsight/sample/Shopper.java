package dev.hindsight.sample;

import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.CommandRefusedException;
import dev.hindsight.sample.Catalogue.Resident;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What customers do of their own will. Each of their decisions is an operation, with a correlation id of its own. */
final class Shopper {
    private static final Logger LOG = LoggerFactory.getLogger(Shopper.class);

    private final Shop shop;
    private final Schedule schedule;
    private final Chance chance;

    Shopper(Shop shop, Schedule schedule, Chance chance) {
        this.shop = shop;
        this.schedule = schedule;
        this.chance = chance;
    }

    /** Comes into the shop and fills a basket; most people then buy it. */
    void fillBasket(OrderNumber number) {
        Resident resident = chance.oneOf(Catalogue.RESIDENTS);
        UUID commandId = shop.newCommandId();
        CommandContext context = shop.command(commandId, userOf(resident));
        change(
                number,
                order -> order.create(
                        number.orderId(),
                        resident.customer(),
                        resident.address(),
                        Catalogue.NOTHING,
                        resident.contact(),
                        context));
        Duration passed = Duration.ZERO;
        for (int items = chance.between(1, 4); items > 0; items--) {
            Product product = chance.oneOf(Catalogue.PRODUCTS);
            int quantity = chance.percent(80) ? 1 : chance.between(2, 4);
            passed = passed.plus(chance.between(Duration.ofSeconds(15), Duration.ofMinutes(4)));
            schedule.after(
                    passed,
                    () -> change(
                            number,
                            order -> order.addItem(
                                    product.productId(), product.name(), quantity, product.price(), context)));
        }
        schedule.after(passed.plusSeconds(20), () -> thinkAgain(number, resident));
    }

    private void thinkAgain(OrderNumber number, Resident resident) {
        String user = userOf(resident);
        Duration passed = chance.between(Duration.ofSeconds(10), Duration.ofMinutes(5));
        List<OrderLine> lines = shop.orders().look(number.orderId()).lines();
        if (chance.percent(15) && lines.size() > 1) {
            OrderLine line = lines.getFirst();
            schedule.after(
                    passed,
                    () -> change(
                            number, order -> order.removeItem(line.productId(), line.quantity(), shop.command(user))));
        }
        if (chance.percent(12)) {
            schedule.after(
                    passed.plusSeconds(5),
                    () -> change(
                            number,
                            order -> order.applyDiscount("WINTER-10", new BigDecimal("10"), shop.command(user))));
        }
        if (chance.percent(10)) {
            Resident friend = chance.oneOf(Catalogue.RESIDENTS);
            schedule.after(
                    passed.plusSeconds(11),
                    () -> change(number, order -> order.changeShippingAddress(friend.address(), shop.command(user))));
        }
        schedule.after(passed.plusSeconds(30), () -> decide(number, resident));
    }

    private void decide(OrderNumber number, Resident resident) {
        boolean mustGoOn = PlantedFault.of(number).isPresent();
        if (!mustGoOn && chance.percent(7)) {
            // Leaves the basket standing.
            return;
        }
        UUID commandId =
                PlantedFault.of(number).map(PlantedFault::correlationId).orElseGet(shop::newCommandId);
        Duration thinking = chance.between(Duration.ofSeconds(20), Duration.ofMinutes(20));
        schedule.after(
                thinking, () -> change(number, order -> order.confirm(shop.command(commandId, userOf(resident)))));
        if (!mustGoOn && chance.percent(5)) {
            Duration regret = chance.between(Duration.ofMinutes(2), Duration.ofHours(4));
            schedule.after(thinking.plus(regret), () -> cancelUnlessPacked(number, userOf(resident)));
        }
    }

    private void cancelUnlessPacked(OrderNumber number, String user) {
        if (shop.shipments().look(number.shipmentId()).getVersion() == 0) {
            change(number, order -> order.cancel("changed my mind", shop.command(user)));
        }
    }

    private void change(OrderNumber number, Consumer<Order> command) {
        try {
            shop.orders().change(number.orderId(), command);
        } catch (CommandRefusedException e) {
            // The customer sees a message and lives with it.
            LOG.debug("Refused: {}", e.getMessage());
        }
    }

    private static String userOf(Resident resident) {
        return resident.customer().customerId();
    }
}
