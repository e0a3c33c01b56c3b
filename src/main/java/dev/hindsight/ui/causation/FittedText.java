package dev.hindsight.ui.causation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Cuts text to the room there is, and remembers what it measured. */
final class FittedText {
    private static final int REMEMBERED = 4000;
    private static final int FEWEST_LETTERS = 3;

    private final ToDoubleFunction<String> measure;
    private final Map<String, Double> widths = new HashMap<>();

    /** @param measure the width of a text in pixels */
    FittedText(ToDoubleFunction<String> measure) {
        this.measure = measure;
    }

    double width(String text) {
        if (widths.size() > REMEMBERED) {
            widths.clear();
        }
        return widths.computeIfAbsent(text, measure::applyAsDouble);
    }

    /** The text, or as much of it as fits before an ellipsis; empty where that would not be worth reading. */
    Optional<String> fit(String text, double room) {
        if (width(text) <= room) {
            return Optional.of(text);
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (width(text.substring(0, middle) + "…") <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < FEWEST_LETTERS ? Optional.empty() : Optional.of(text.substring(0, low) + "…");
    }
}
