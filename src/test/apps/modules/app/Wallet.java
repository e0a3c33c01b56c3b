package app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** An aggregate whose events only a module of this application can read. */
public class Wallet {
    private Money balance = new Money(0, "EUR");

    void when(PaidIn event) {
        balance = new Money(balance.cents() + event.amount().cents(), event.amount().currency());
    }

    public record PaidIn(Money amount) {}

    public record Money(int cents, String currency) {}

    public static List<String> events() {
        return List.of("PaidIn {\"amount\":\"12.00 EUR\"}", "PaidIn {\"amount\":\"0.34 EUR\"}");
    }

    /** What the application itself computes. */
    public static int cents() throws Exception {
        ClassLoader own = Wallet.class.getClassLoader();
        ObjectMapper mapper = new ObjectMapper().registerModules(ObjectMapper.findModules(own));
        Wallet wallet = new Wallet();
        for (String event : events()) {
            wallet.when(mapper.readValue(event.substring(event.indexOf(' ') + 1), PaidIn.class));
        }
        return wallet.balance.cents();
    }
}
