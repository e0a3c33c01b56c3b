package dev.hindsight.sample;

import java.time.Instant;

/** Where a parcel was seen. */
public record ParcelScan(Instant at, String place, String remark) {}
