package dev.hindsight.sample;

import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.sample.PaymentEvent.PaymentAuthorized;
import dev.hindsight.sample.PaymentEvent.PaymentCaptured;
import dev.hindsight.sample.PaymentEvent.PaymentDeclined;
import dev.hindsight.sample.PaymentEvent.PaymentRefunded;
import dev.hindsight.sample.PaymentEvent.PaymentRequested;
import dev.hindsight.sample.PaymentEvent.PaymentRetried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The money for one order, asked for at a payment gateway. */
@SuppressWarnings("UnusedVariable") // Some of the state is there for whoever looks at it; no command needs it.
public final class Payment extends Aggregate {
    private static final String TYPE = "Payment";

    private PaymentStatus status = PaymentStatus.REQUESTED;
    private @Nullable String orderId;
    private @Nullable Money amount;
    private @Nullable String method;
    private int attempts;
    private final List<String> declines = new ArrayList<>();
    private final Set<String> authorizations = new LinkedHashSet<>();
    private final Set<String> capturedAuthorizations = new LinkedHashSet<>();
    private @Nullable Money captured;
    private @Nullable Money refunded;
    private @Nullable Instant requestedAt;
    private @Nullable Instant answeredAt;

    private Payment() {
        super(TYPE);
    }

    /** The payment that these events made, blank if there are none. */
    public static Payment rehydrate(List<DomainEvent> events) {
        Payment payment = new Payment();
        events.forEach(event -> payment.applyEvent(event, false));
        return payment;
    }

    /** Asks the gateway for the money. */
    public void request(String paymentId, String order, Money sum, String by, CommandContext context) {
        recordFirst(paymentId, new PaymentRequested(order, sum, by), context);
    }

    /** The gateway said yes, under a code by which the money can be collected. */
    public void authorize(String code, CommandContext context) {
        if (authorizations.contains(code)) {
            throw refuse("the authorization %s is known already".formatted(code));
        }
        record(new PaymentAuthorized(code, amount()), context);
    }

    /** The gateway said no. */
    public void decline(String reason, CommandContext context) {
        if (status != PaymentStatus.REQUESTED) {
            throw refuse("the gateway has answered already");
        }
        record(new PaymentDeclined(reason), context);
    }

    /** The customer tries again, perhaps with another card. */
    public void retry(String by, CommandContext context) {
        if (status != PaymentStatus.DECLINED) {
            throw refuse("only a declined payment can be tried again");
        }
        record(new PaymentRetried(by, attempts + 1), context);
    }

    /** Collects the money, once for each authorization. */
    public void capture(String code, CommandContext context) {
        if (!authorizations.contains(code)) {
            throw refuse("there is no authorization " + code);
        }
        if (capturedAuthorizations.contains(code)) {
            throw refuse("the authorization %s is used up".formatted(code));
        }
        record(new PaymentCaptured(code, amount()), context);
    }

    /** Gives the price of the order back. */
    public void refund(String reason, CommandContext context) {
        if (status != PaymentStatus.CAPTURED) {
            throw refuse("there is nothing to give back");
        }
        record(new PaymentRefunded(amount(), reason), context);
    }

    /** How far it has come. */
    public PaymentStatus status() {
        return status;
    }

    /** What the order costs. */
    public Money amount() {
        if (amount == null) {
            throw refuse("it does not exist yet");
        }
        return amount;
    }

    /** What was collected so far; nothing before the first capture. */
    public Money captured() {
        return captured == null ? Money.zero(amount().currency()) : captured;
    }

    @Override
    protected void apply(DomainEvent event) {
        switch ((PaymentEvent) event.payload()) {
            case PaymentRequested requested -> apply(requested, event);
            case PaymentAuthorized authorized -> {
                authorizations.add(authorized.authorizationCode());
                answer(PaymentStatus.AUTHORIZED, event);
            }
            case PaymentDeclined declined -> {
                declines.add(declined.reason());
                answer(PaymentStatus.DECLINED, event);
            }
            case PaymentRetried retried -> ask(retried.method(), retried.attempt());
            case PaymentCaptured capture -> {
                capturedAuthorizations.add(capture.authorizationCode());
                captured = captured == null ? capture.amount() : captured.plus(capture.amount());
                status = PaymentStatus.CAPTURED;
            }
            case PaymentRefunded refund -> {
                refunded = refund.amount();
                status = PaymentStatus.REFUNDED;
            }
        }
    }

    private void apply(PaymentRequested requested, DomainEvent event) {
        orderId = requested.orderId();
        amount = requested.amount();
        requestedAt = event.timestamp();
        ask(requested.method(), 1);
    }

    private void ask(String by, int attempt) {
        method = by;
        attempts = attempt;
        status = PaymentStatus.REQUESTED;
    }

    private void answer(PaymentStatus answer, DomainEvent event) {
        status = answer;
        answeredAt = event.timestamp();
    }
}
