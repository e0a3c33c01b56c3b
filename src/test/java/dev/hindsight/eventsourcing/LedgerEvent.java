package dev.hindsight.eventsourcing;

import java.math.BigDecimal;

/** The events of the aggregate that the kit's own tests use. */
sealed interface LedgerEvent extends EventPayload {
    record LedgerOpened(String owner) implements LedgerEvent {}

    record AmountBooked(BigDecimal amount, long reference, String text) implements LedgerEvent {}

    record LedgerClosed() implements LedgerEvent {}
}
