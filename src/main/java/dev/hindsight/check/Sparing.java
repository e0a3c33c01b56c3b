package dev.hindsight.check;

import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the first few findings of a kind one by one, and sums up the rest: where every event of a type is encrypted, a
 * few of them say as much as a million.
 */
final class Sparing {
    private final CheckListener listener;
    private final long most;
    private final Map<String, Counted> counts = new TreeMap<>();

    private static final class Counted {
        private final Fault fault;
        private long count;

        Counted(Fault fault) {
            this.fault = fault;
        }
    }

    /** {@code most} findings of a kind are told one by one. */
    Sparing(CheckListener listener, long most) {
        this.listener = listener;
        this.most = most;
    }

    /** {@code of} tells apart what is counted by itself, such as the event type. */
    void found(Finding finding, String of) {
        Counted counted =
                counts.computeIfAbsent(finding.fault().kind() + " " + of, key -> new Counted(finding.fault()));
        if (++counted.count <= most) {
            listener.found(finding);
        }
    }

    /** Tells of the rest, if there is any. */
    void sumUp() {
        counts.forEach((key, counted) -> {
            if (counted.count > most) {
                String of = key.substring(counted.fault.kind().length() + 1);
                listener.found(counted.fault.about(
                        of,
                        "There are %,d more of these%s."
                                .formatted(counted.count - most, of.isEmpty() ? "" : " in " + of)));
            }
        });
    }
}
