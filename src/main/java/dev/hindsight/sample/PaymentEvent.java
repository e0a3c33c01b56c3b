package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;

/** What can happen to a {@link Payment}. */
public sealed interface PaymentEvent extends EventPayload {
    record PaymentRequested(String orderId, Money amount, String method) implements PaymentEvent {}

    record PaymentAuthorized(String authorizationCode, Money amount) implements PaymentEvent {}

    record PaymentDeclined(String reason) implements PaymentEvent {}

    record PaymentRetried(String method, int attempt) implements PaymentEvent {}

    record PaymentCaptured(String authorizationCode, Money amount) implements PaymentEvent {}

    record PaymentRefunded(Money amount, String reason) implements PaymentEvent {}
}
