package dev.hindsight.ui.state;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The pseudo-classes by which the style sheet tells differences and problems apart. */
final class Styles {
    static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final Map<Difference, PseudoClass> DIFFERENCES = new EnumMap<>(Difference.class);

    static {
        for (Difference difference : Difference.values()) {
            DIFFERENCES.put(difference, PseudoClass.getPseudoClass(difference.styleName()));
        }
    }

    private Styles() {}

    /** Has a node shown as one that differs in this way; null for not at all. */
    static void mark(Node node, @Nullable Difference shown) {
        DIFFERENCES.forEach((difference, style) -> node.pseudoClassStateChanged(style, difference == shown));
    }
}
