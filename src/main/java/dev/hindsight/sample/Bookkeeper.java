package dev.hindsight.sample;

import dev.hindsight.eventsourcing.CommandContext;
import java.math.BigDecimal;
import java.util.Locale;

/** What is posted to the merchants' accounts besides online sales: the counter, the fees, the payouts. */
final class Bookkeeper {
    private static final BigDecimal PERCENT_PAID_OUT = new BigDecimal("90");

    private final Shop shop;
    private final Chance chance;

    Bookkeeper(Shop shop, Chance chance) {
        this.shop = shop;
        this.chance = chance;
    }

    void openAccount(int merchant) {
        String id = Catalogue.merchantId(merchant);
        shop.accounts().change(id, account -> {
            if (account.getVersion() == 0) {
                account.open(id, Catalogue.merchantName(merchant), Catalogue.NOTHING, shop.command(Shop.SYSTEM));
            }
        });
    }

    void counterSale(int merchant) {
        int till = chance.between(1, 3);
        String receipt = String.format(Locale.ROOT, "R-%d-%06d", till, chance.between(1, 999_999));
        Money amount = chance.oneOf(Catalogue.PRODUCTS).price().times(chance.percent(85) ? 1 : 2);
        CommandContext context = shop.command("till-" + till);
        shop.accounts()
                .change(
                        Catalogue.merchantId(merchant),
                        account -> account.creditCounterSale("till-" + till, receipt, amount, context));
    }

    /** Charges what each day costs, sometimes corrects a mistake, and pays out most of the balance. */
    void closeDay(int merchant, String day) {
        String id = Catalogue.merchantId(merchant);
        CommandContext context = shop.command(Shop.SYSTEM);
        shop.accounts().change(id, account -> account.chargeFee("terminal rent", Money.euros("1.35"), context));
        if (chance.percent(30)) {
            Money difference =
                    Money.euros("0.01").times(chance.percent(50) ? chance.between(1, 450) : -chance.between(1, 450));
            shop.accounts()
                    .change(id, account -> account.adjust("till difference", difference, shop.command("staff-hilde")));
        }
        shop.accounts().change(id, account -> {
            Money payout = account.balance().percent(PERCENT_PAID_OUT);
            if (payout.signum() > 0) {
                account.payOut("SEPA-" + day, payout, context);
            }
        });
    }
}
