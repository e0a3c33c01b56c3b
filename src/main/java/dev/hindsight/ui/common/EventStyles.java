package dev.hindsight.ui.common;

import dev.hindsight.drawing.Styles;
import java.util.Collection;
import javafx.scene.paint.Color;

/** The colour and shape by which event types are told apart, the same in every run. */
public final class EventStyles {
    private final Styles styles;

    public EventStyles(Collection<String> types) {
        styles = new Styles(types);
    }

    /** The same, for what is drawn without JavaFX. */
    public Styles styles() {
        return styles;
    }

    public Mark mark(String type) {
        return Mark.of(Styles.shape(styles.of(type)));
    }

    public Color color(String type, Palette palette) {
        return palette.series().get(Styles.series(styles.of(type)));
    }
}
