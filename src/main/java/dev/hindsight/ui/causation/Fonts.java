package dev.hindsight.ui.causation;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The fonts of the canvas, always at their own size: text without room is left out, never shrunk. */
record Fonts(Font title, FittedText titleText, Font small, FittedText smallText) {
    static Fonts load() {
        Font title = Font.font("Inter", 13);
        Font small = Font.font("Inter", 12);
        return new Fonts(title, fitted(title), small, fitted(small));
    }

    private static FittedText fitted(Font font) {
        Text text = new Text();
        text.setFont(font);
        return new FittedText(words -> {
            text.setText(words);
            return text.getLayoutBounds().getWidth();
        });
    }
}
