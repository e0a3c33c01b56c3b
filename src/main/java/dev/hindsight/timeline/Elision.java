package dev.hindsight.timeline;

import java.util.function.ToDoubleFunction;

/** Shortens text in the middle, since the names of streams differ at both ends. */
final class Elision {
    private static final String GAP = "…";

    private Elision() {}

    /** The text, or as much of its two ends as is no wider than {@code width}. */
    static String middle(String text, double width, ToDoubleFunction<String> measure) {
        if (measure.applyAsDouble(text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int kept = (low + high + 1) >>> 1;
            if (measure.applyAsDouble(keep(text, kept)) <= width) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return keep(text, low);
    }

    private static String keep(String text, int characters) {
        int tail = characters / 2;
        return text.substring(0, characters - tail) + GAP + text.substring(text.length() - tail);
    }
}
