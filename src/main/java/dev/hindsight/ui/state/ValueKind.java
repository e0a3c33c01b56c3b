package dev.hindsight.ui.state;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import tools.jackson.databind.JsonNode;

/** The kinds of values that are told apart on screen. */
enum ValueKind {
    TEXT("text"),
    NUMBER("number"),
    WORD("word"),
    CONTAINER("container");

    private final String style;

    ValueKind(String style) {
        this.style = style;
    }

    static ValueKind of(JsonNode value) {
        if (value.isContainer()) {
            return CONTAINER;
        }
        if (value.isNumber()) {
            return NUMBER;
        }
        return value.isString() ? TEXT : WORD;
    }

    /** Has the style sheet colour a node as a value of this kind. */
    void mark(Node node) {
        for (ValueKind kind : values()) {
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.style), kind == this);
        }
    }

    static void clear(Node node) {
        for (ValueKind kind : values()) {
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.style), false);
        }
    }
}
