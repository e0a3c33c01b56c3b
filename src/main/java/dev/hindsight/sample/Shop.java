package dev.hindsight.sample;

import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventMetadata;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.IdSource;
import dev.hindsight.eventsourcing.Repository;
import dev.hindsight.eventsourcing.Snapshots;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The shop as those who work in it see it: its aggregates, its time, and who may speak to it. For use by one thread. */
final class Shop {
    /** Who acts where no person does. */
    static final String SYSTEM = "system";

    private final Schedule schedule;
    private final IdSource ids;
    private final int merchants;
    private final Desk<Order> orders;
    private final Desk<Payment> payments;
    private final Desk<Shipment> shipments;
    private final Desk<MerchantAccount> accounts;

    /** The audience is told of every event once it is stored, after the process manager has arranged what follows. */
    Shop(
            EventStore store,
            Schedule schedule,
            IdSource ids,
            Chance chance,
            int merchants,
            Consumer<DomainEvent> audience) {
        Consumer<DomainEvent> listener = new Fulfilment(this, schedule, chance)::react;
        listener = listener.andThen(audience);
        this.schedule = schedule;
        this.ids = ids;
        this.merchants = merchants;
        orders = new Desk<>(new Repository<>(store, Order::rehydrate, 1), listener);
        payments = new Desk<>(new Repository<>(store, Payment::rehydrate, 1), listener);
        shipments = new Desk<>(new Repository<>(store, Shipment::rehydrate, 1), listener);
        accounts = new Desk<>(
                Repository.withSnapshots(
                        store, new Snapshots<>(store, MerchantAccount::rehydrate, MerchantAccount.State.class), 1),
                listener);
    }

    Desk<Order> orders() {
        return orders;
    }

    Desk<Payment> payments() {
        return payments;
    }

    Desk<Shipment> shipments() {
        return shipments;
    }

    Desk<MerchantAccount> accounts() {
        return accounts;
    }

    int merchants() {
        return merchants;
    }

    /** Whose goods an order is about. */
    String merchantOf(OrderNumber number) {
        return Catalogue.merchantId((int) ((number.value() - OrderNumber.FIRST.value()) % merchants));
    }

    UUID newCommandId() {
        return ids.next();
    }

    /** A command that begins an operation. */
    CommandContext command(UUID commandId, @Nullable String userId) {
        return context(EventMetadata.ofCommand(commandId, userId));
    }

    /** A command that begins an operation, under a new id. */
    CommandContext command(String userId) {
        return command(newCommandId(), userId);
    }

    /** A command that follows from what happened. */
    CommandContext causedBy(DomainEvent cause, String userId) {
        return context(EventMetadata.causedBy(cause, userId));
    }

    private CommandContext context(EventMetadata metadata) {
        return new CommandContext(metadata, schedule, ids);
    }
}
