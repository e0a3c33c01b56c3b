package dev.hindsight.sample;

import java.math.BigDecimal;

/** Something the shop sells; its weight is in kilograms. */
record Product(String productId, String name, Money price, BigDecimal weight) {
    static Product of(String productId, String name, String euros, String kilograms) {
        return new Product(productId, name, Money.euros(euros), new BigDecimal(kilograms));
    }
}
