package bank;

import java.math.BigDecimal;
import java.util.List;

/** A method per event, those of the ledger inherited. */
public class Account extends Ledger {
    private String owner;
    private boolean open;

    public static Account load(List<Object> history) {
        Account account = new Account();
        history.forEach(account::dispatch);
        return account;
    }

    private void dispatch(Object event) {
        if (event instanceof Opened opened) {
            on(opened);
        } else if (event instanceof Deposited deposited) {
            on(deposited);
        } else {
            on((Withdrawn) event);
        }
    }

    private void on(Opened event) {
        owner = event.owner();
        open = true;
    }

    public record Opened(String owner) {}

    public record Deposited(BigDecimal amount) {}

    public record Withdrawn(BigDecimal amount) {}

    public static List<String> events() {
        return List.of(
                "bank.Account$Opened {\"owner\":\"Ada\"}",
                "bank.Account.Deposited {\"amount\":100.10}",
                "withdrawn {\"amount\":0.20}");
    }

    public static String state(int events) {
        List<Object> all = List.of(
                new Opened("Ada"), new Deposited(new BigDecimal("100.10")), new Withdrawn(new BigDecimal("0.20")));
        Account account = load(all.subList(0, events));
        return "{\"balance\":%s,\"owner\":\"%s\",\"open\":%s}".formatted(account.balance, account.owner, account.open);
    }
}
