package dev.hindsight.sample;

/** So many of one product in an order. */
public record OrderLine(String productId, String name, int quantity, Money unitPrice) {
    Money price() {
        return unitPrice.times(quantity);
    }

    OrderLine changedBy(int difference) {
        return new OrderLine(productId, name, quantity + difference, unitPrice);
    }
}
