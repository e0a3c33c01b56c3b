package dev.hindsight.sample;

/** Where a parcel is. */
public enum ShipmentStatus {
    PREPARED,
    ON_ITS_WAY,
    DELIVERED,
    RETURNED
}
