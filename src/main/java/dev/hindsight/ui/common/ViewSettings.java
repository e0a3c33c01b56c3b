package dev.hindsight.ui.common;

import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How things are shown everywhere in the window. */
public final class ViewSettings {
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(this, "zone", ZoneId.systemDefault());
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(this, "palette", Palette.LIGHT);

    /** The zone in which times are shown. They are copied as ISO-8601 UTC whatever it is. */
    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    /** The colours of what is drawn rather than styled; follows the theme. */
    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    public ZoneId zone() {
        return zone.get();
    }

    public Palette palette() {
        return palette.get();
    }
}
