package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;

/** Finds the place of a version in a replay that need not have every version. */
final class Versions {
    private Versions() {}

    /** The index of that version or, where there is none, of the last one before it; 0 before the first. */
    static int indexOf(long version, RecordedReplay replay) {
        return replay.indexOfVersion(version).orElseGet(() -> atOrBefore(version, replay));
    }

    private static int atOrBefore(long version, RecordedReplay replay) {
        int low = 0;
        int high = replay.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (replay.event(middle).version() <= version) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
