package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventPayload;
import java.util.Currency;

/** What can happen to a {@link MerchantAccount}. */
public sealed interface MerchantAccountEvent extends EventPayload {
    record MerchantAccountOpened(String merchant, Currency currency) implements MerchantAccountEvent {}

    record SaleCredited(String orderId, String paymentId, Money amount) implements MerchantAccountEvent {}

    /** A sale over the counter, of which only the till's receipt is known. */
    record CounterSaleCredited(String till, String receipt, Money amount) implements MerchantAccountEvent {}

    record FeeCharged(String reason, Money amount) implements MerchantAccountEvent {}

    record RefundDebited(String orderId, String paymentId, Money amount) implements MerchantAccountEvent {}

    /** A correction by hand; the amount is negative if the merchant loses by it. */
    record BalanceAdjusted(String reason, Money amount) implements MerchantAccountEvent {}

    record PayoutSent(String reference, Money amount) implements MerchantAccountEvent {}
}
