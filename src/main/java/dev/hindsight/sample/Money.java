package dev.hindsight.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of one currency.
 *
 * @param amount always with as many decimal places as the currency has
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Refuses an amount with more decimal places than the currency has, since nobody could pay it. */
    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    static Money euros(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
    }

    static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /** A share of this amount, rounded to the nearest amount that can be paid. */
    Money percent(BigDecimal percentage) {
        int places = currency.getDefaultFractionDigits();
        return new Money(amount.multiply(percentage).divide(HUNDRED, places, RoundingMode.HALF_UP), currency);
    }

    int signum() {
        return amount.signum();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s cannot be reckoned together".formatted(this, other));
        }
        return other;
    }
}
