package dev.hindsight.causation;

import java.util.List;

/** The colours of streams in a drawing, distinguishable with the common forms of colour-blindness. */
final class StreamColor {
    private static final List<String> HEX =
            List.of("#0072b2", "#c24e00", "#007a5a", "#a4397d", "#8a6d00", "#2f7fbf", "#6b4fbb", "#5b6570");

    private StreamColor() {}

    /** Streams beyond the last colour begin again with the first. */
    static String hex(int streamNumber) {
        return HEX.get(streamNumber % HEX.size());
    }
}
