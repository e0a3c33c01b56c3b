package dev.hindsight.store;

/** Versions of a stream from {@code first} to {@code last}, both among them. */
public record VersionRange(long first, long last) {
    public VersionRange {
        if (last < first) {
            throw new IllegalArgumentException(
                    "A range of versions ends at %d before it begins at %d.".formatted(last, first));
        }
    }
}
