package dev.hindsight.ui.timeline;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text for canvases, and holds the fonts they use. */
final class TextRuler {
    static final Font REGULAR = Font.font("Inter", 12);
    static final Font STRONG = Font.font("Inter SemiBold", 12);

    private final Text text = new Text();

    double width(String words, Font font) {
        text.setFont(font);
        text.setText(words);
        return text.getLayoutBounds().getWidth();
    }
}
