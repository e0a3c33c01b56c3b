package dev.hindsight.eventsourcing;

import dev.hindsight.eventsourcing.LedgerEvent.AmountBooked;
import dev.hindsight.eventsourcing.LedgerEvent.LedgerClosed;
import dev.hindsight.eventsourcing.LedgerEvent.LedgerOpened;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The smallest aggregate that shows everything the base class does. */
final class Ledger extends Aggregate implements Snapshotted<Ledger.State> {
    static final EventTypes EVENT_TYPES = EventTypes.of(List.of(LedgerEvent.class));

    private BigDecimal balance = BigDecimal.ZERO;
    private boolean closed;

    private Ledger() {
        super("Ledger");
    }

    static Ledger rehydrate(List<DomainEvent> events) {
        Ledger ledger = new Ledger();
        events.forEach(event -> ledger.applyEvent(event, false));
        return ledger;
    }

    /** A command context at a fixed time, with random ids. */
    static CommandContext context() {
        Instant now = Instant.parse("2026-11-23T08:00:00.123456Z");
        return new CommandContext(
                EventMetadata.ofCommand(UUID.randomUUID(), "zoë"), InstantSource.fixed(now), IdSource.random());
    }

    /** As many events as asked for, as if the ledger were at the given version already. */
    static List<DomainEvent> bookings(String id, long afterVersion, int count) {
        Ledger ledger = new Ledger();
        ledger.recordFirst(id, new LedgerOpened("Nordwind"), context());
        while (ledger.getVersion() < afterVersion + count) {
            ledger.book("1.50");
        }
        List<DomainEvent> events = ledger.getUncommittedChanges();
        return events.subList((int) afterVersion, events.size());
    }

    void open(String id) {
        recordFirst(id, new LedgerOpened("Nordwind"), context());
    }

    void book(String amount) {
        if (closed) {
            throw refuse("nothing can be booked on a closed ledger");
        }
        record(new AmountBooked(new BigDecimal(amount), getVersion(), "Lieferung nach Köln"), context());
    }

    void close() {
        record(new LedgerClosed(), context());
    }

    BigDecimal balance() {
        return balance;
    }

    @Override
    public State toSnapshot() {
        return new State(balance, closed);
    }

    @Override
    public void restore(State state) {
        balance = state.balance();
        closed = state.closed();
    }

    @Override
    protected void apply(DomainEvent event) {
        switch ((LedgerEvent) event.payload()) {
            case LedgerOpened _ -> balance = BigDecimal.ZERO;
            case AmountBooked booked -> balance = balance.add(booked.amount());
            case LedgerClosed _ -> closed = true;
        }
    }

    record State(BigDecimal balance, boolean closed) {}
}
