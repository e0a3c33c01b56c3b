package bank;

import java.math.BigDecimal;

abstract class Ledger {
    protected BigDecimal balance = BigDecimal.ZERO;

    protected void on(Account.Deposited event) {
        balance = balance.add(event.amount());
    }

    protected void on(Account.Withdrawn event) {
        balance = balance.subtract(event.amount());
    }
}
