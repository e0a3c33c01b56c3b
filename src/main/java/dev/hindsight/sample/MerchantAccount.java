package dev.hindsight.sample;

import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.CommandContext;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventMetadata;
import dev.hindsight.eventsourcing.Snapshotted;
import dev.hindsight.sample.MerchantAccountEvent.BalanceAdjusted;
import dev.hindsight.sample.MerchantAccountEvent.CounterSaleCredited;
import dev.hindsight.sample.MerchantAccountEvent.FeeCharged;
import dev.hindsight.sample.MerchantAccountEvent.MerchantAccountOpened;
import dev.hindsight.sample.MerchantAccountEvent.PayoutSent;
import dev.hindsight.sample.MerchantAccountEvent.RefundDebited;
import dev.hindsight.sample.MerchantAccountEvent.SaleCredited;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shop owes a merchant: an account that lives long and is posted to all day. */
@SuppressWarnings("UnusedVariable") // Some of the state is there for whoever looks at it; no command needs it.
public final class MerchantAccount extends Aggregate implements Snapshotted<MerchantAccount.State> {
    private static final String TYPE = "MerchantAccount";
    private static final BigDecimal ONLINE_FEE_PERCENT = new BigDecimal("1.9");
    private static final BigDecimal COUNTER_FEE_PERCENT = new BigDecimal("0.8");

    private @Nullable String merchant;
    private @Nullable Money balance;
    private @Nullable Money sales;
    private @Nullable Money fees;
    private @Nullable Money refunds;
    private @Nullable Money payouts;
    private long salesCount;
    private long refundsCount;
    private @Nullable String lastPayoutReference;
    private @Nullable Instant lastPayoutAt;
    private @Nullable Instant lastPostingAt;

    private MerchantAccount() {
        super(TYPE);
    }

    /** The account that these events made, blank if there are none. */
    public static MerchantAccount rehydrate(List<DomainEvent> events) {
        MerchantAccount account = new MerchantAccount();
        events.forEach(event -> account.applyEvent(event, false));
        return account;
    }

    /** Opens the account with nothing on it. */
    public void open(String accountId, String name, Money nothing, CommandContext context) {
        recordFirst(accountId, new MerchantAccountOpened(name, nothing.currency()), context);
    }

    /** Credits what a customer paid, and charges the fee for it. */
    public void creditSale(String orderId, String paymentId, Money amount, CommandContext context) {
        requirePositive(amount);
        DomainEvent sale = record(new SaleCredited(orderId, paymentId, amount), context);
        chargeFee("online sale", amount.percent(ONLINE_FEE_PERCENT), causedBy(sale, context));
    }

    /** Credits a sale over the counter, and charges the lower fee for it. */
    public void creditCounterSale(String till, String receipt, Money amount, CommandContext context) {
        requirePositive(amount);
        DomainEvent sale = record(new CounterSaleCredited(till, receipt, amount), context);
        chargeFee("counter sale", amount.percent(COUNTER_FEE_PERCENT), causedBy(sale, context));
    }

    /** Charges a fee, unless it is too small to be paid. */
    public void chargeFee(String reason, Money amount, CommandContext context) {
        if (amount.signum() > 0) {
            record(new FeeCharged(reason, amount), context);
        }
    }

    /** Takes back what was credited for a sale; its fee is kept. */
    public void debitRefund(String orderId, String paymentId, Money amount, CommandContext context) {
        requirePositive(amount);
        record(new RefundDebited(orderId, paymentId, amount), context);
    }

    /** Puts a difference right by hand. */
    public void adjust(String reason, Money amount, CommandContext context) {
        record(new BalanceAdjusted(reason, amount), context);
    }

    /** Pays the merchant. */
    public void payOut(String reference, Money amount, CommandContext context) {
        requirePositive(amount);
        if (amount.compareTo(balance()) > 0) {
            throw refuse("%s cannot be paid out of %s".formatted(amount, balance()));
        }
        record(new PayoutSent(reference, amount), context);
    }

    /** What the merchant could be paid now; negative if refunds have eaten up more than there was. */
    public Money balance() {
        if (balance == null) {
            throw refuse("it does not exist yet");
        }
        return balance;
    }

    @Override
    public State toSnapshot() {
        return new State(
                merchant,
                balance,
                sales,
                fees,
                refunds,
                payouts,
                salesCount,
                refundsCount,
                lastPayoutReference,
                lastPayoutAt,
                lastPostingAt);
    }

    @Override
    public void restore(State state) {
        merchant = state.merchant();
        balance = state.balance();
        sales = state.sales();
        fees = state.fees();
        refunds = state.refunds();
        payouts = state.payouts();
        salesCount = state.salesCount();
        refundsCount = state.refundsCount();
        lastPayoutReference = state.lastPayoutReference();
        lastPayoutAt = state.lastPayoutAt();
        lastPostingAt = state.lastPostingAt();
    }

    @Override
    protected void apply(DomainEvent event) {
        switch ((MerchantAccountEvent) event.payload()) {
            case MerchantAccountOpened opened -> apply(opened);
            case SaleCredited sale -> credit(sale.amount());
            case CounterSaleCredited sale -> credit(sale.amount());
            case FeeCharged fee -> {
                fees = sum(fees, fee.amount());
                balance = balance().minus(fee.amount());
            }
            case RefundDebited refund -> {
                refunds = sum(refunds, refund.amount());
                refundsCount++;
                balance = balance().minus(refund.amount());
            }
            case BalanceAdjusted adjusted -> balance = balance().plus(adjusted.amount());
            case PayoutSent payout -> apply(payout, event);
        }
        lastPostingAt = event.timestamp();
    }

    private void apply(MerchantAccountOpened opened) {
        merchant = opened.merchant();
        balance = Money.zero(opened.currency());
    }

    private void apply(PayoutSent payout, DomainEvent event) {
        payouts = sum(payouts, payout.amount());
        balance = balance().minus(payout.amount());
        lastPayoutReference = payout.reference();
        lastPayoutAt = event.timestamp();
    }

    private void credit(Money amount) {
        sales = sum(sales, amount);
        salesCount++;
        balance = balance().plus(amount);
    }

    private static Money sum(@Nullable Money before, Money amount) {
        return before == null ? amount : before.plus(amount);
    }

    private void requirePositive(Money amount) {
        if (amount.signum() <= 0) {
            throw refuse("an amount to post must be positive, not " + amount);
        }
    }

    private static CommandContext causedBy(DomainEvent cause, CommandContext context) {
        EventMetadata metadata =
                EventMetadata.causedBy(cause, context.metadata().userId());
        return new CommandContext(metadata, context.clock(), context.ids());
    }

    /** What a snapshot holds; the names are those of the account's fields. */
    public record State(
            @Nullable String merchant,
            @Nullable Money balance,
            @Nullable Money sales,
            @Nullable Money fees,
            @Nullable Money refunds,
            @Nullable Money payouts,
            long salesCount,
            long refundsCount,
            @Nullable String lastPayoutReference,
            @Nullable Instant lastPayoutAt,
            @Nullable Instant lastPostingAt) {}
}
