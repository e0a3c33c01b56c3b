package dev.hindsight.ui.state;

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

    String sign() {
        return sign;
    }

    String words() {
        return words;
    }

    /** The name of its pseudo-class in the style sheet. */
    String styleName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
