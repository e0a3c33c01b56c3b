package dev.hindsight.eventsourcing;

import java.util.Random;
import java.util.UUID;

/** Where new ids come from. */
@FunctionalInterface
public interface IdSource {

    /** An id that nobody has had before. */
    UUID next();

    /** Ids that nobody can guess. Safe for use by several threads. */
    static IdSource random() {
        return UUID::randomUUID;
    }

    /** The same ids for the same seed, for histories that must come out alike. For use by one thread at a time. */
    static IdSource seeded(long seed) {
        Random random = new Random(seed);
        return () -> versionFour(random.nextLong(), random.nextLong());
    }

    private static UUID versionFour(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(0b11L << 62)) | (0b10L << 62));
    }
}
