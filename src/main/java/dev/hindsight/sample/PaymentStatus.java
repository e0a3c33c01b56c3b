package dev.hindsight.sample;

/** How far a payment has come. */
public enum PaymentStatus {
    /** The gateway was asked and has not answered. */
    REQUESTED,
    AUTHORIZED,
    DECLINED,
    CAPTURED,
    REFUNDED
}
