package dev.hindsight.ui.state;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a value relates to the same place in the state it is compared with. The sign says it without colour. */
enum Difference {
    SAME("", "unchanged"),
    /** The value itself is still there, something inside it is not as before. */
    INSIDE("", "changed inside"),
    CHANGED("~", "changed"),
    ADDED("+", "added"),
    REMOVED("−", "removed");

    private final String sign;
    private final String words;

    Difference(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** What became of a value; null for a side where there is none. */
    static Difference of(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null) {
            return ADDED;
        }
        return after == null ? REMOVED : CHANGED;
    }

    String sign() {
        return sign;
    }

    String words() {
        return words;
    }

    /** The name of its pseudo-class in the style sheet. */
    String styleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
