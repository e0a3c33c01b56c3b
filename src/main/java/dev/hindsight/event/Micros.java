package dev.hindsight.event;

import java.time.Instant;

/**
 * Times as microseconds since 1970: the resolution of PostgreSQL, and exact in a {@code double} for 285 years either
 * side.
 */
public final class Micros {
    public static final long SECOND = 1_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    /** The years 0 to 9999: what lies outside ("infinity", say) is shown at the edge. */
    private static final long FIRST_SECOND = -62_167_219_200L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private Micros() {}

    public static long of(Instant time) {
        long second = Math.clamp(time.getEpochSecond(), FIRST_SECOND, LAST_SECOND);
        return second * SECOND + time.getNano() / 1000;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }
}
