package dev.hindsight.sample;

/** How far an order has come. */
public enum OrderStatus {
    /** The customer still changes it. */
    OPEN,
    /** The customer wants it; the money is on its way. */
    CONFIRMED,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    REFUNDED
}
