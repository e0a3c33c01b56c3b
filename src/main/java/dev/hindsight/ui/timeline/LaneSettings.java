package dev.hindsight.ui.timeline;

import dev.hindsight.drawing.Styles;
import dev.hindsight.store.Ending;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.LaneGroups;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.ui.common.EventStyles;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the user wants events sorted into lanes, and which events at all. */
public final class LaneSettings {
    private final EventStyles styles;
    private final ObjectProperty<TimelineScope> scope =
            new SimpleObjectProperty<>(this, "scope", TimelineScope.CONNECTED);
    private final ObjectProperty<Header> lanes =
            new SimpleObjectProperty<>(this, "lanes", TimelineScope.CONNECTED.usualLanes());
    private final ObjectProperty<Axis> axis = new SimpleObjectProperty<>(this, "axis", Axis.TIME);
    private final ObjectProperty<Header> colors = new SimpleObjectProperty<>(this, "colors", Header.EVENT_TYPE);
    private final ObjectProperty<LaneChoice> choice = new SimpleObjectProperty<>(this, "choice", LaneChoice.PLAIN);
    private final ObjectProperty<List<String>> field = new SimpleObjectProperty<>(this, "field", List.of("userId"));

    LaneSettings(EventStyles styles) {
        this.styles = styles;
    }

    public ObjectProperty<TimelineScope> scopeProperty() {
        return scope;
    }

    boolean showsStore() {
        return scope.get() == TimelineScope.STORE;
    }

    /** By which header events are sorted into lanes. */
    public ObjectProperty<Header> lanesProperty() {
        return lanes;
    }

    public ObjectProperty<Axis> axisProperty() {
        return axis;
    }

    /** By which header events are coloured. */
    public ObjectProperty<Header> colorsProperty() {
        return colors;
    }

    /** How lanes are ordered, pinned and collapsed. */
    public ObjectProperty<LaneChoice> choiceProperty() {
        return choice;
    }

    /** The path of the field of metadata that {@link Header#FIELD} means. */
    public ObjectProperty<List<String>> fieldProperty() {
        return field;
    }

    /** The field of metadata that has to be read for what is chosen; empty for none. */
    List<String> fieldToRead() {
        return lanes.get() == Header.FIELD || colors.get() == Header.FIELD ? field.get() : List.of();
    }

    /** Runs an action whenever something has to be read that was not read before. */
    void onReadAnew(Runnable action) {
        scope.subscribe((_, chosen) -> {
            lanes.set(chosen.usualLanes());
            choice.set(LaneChoice.PLAIN);
            action.run();
        });
        Consumer<List<String>> ifWanted = _ -> {
            if (!fieldToRead().isEmpty()) {
                action.run();
            }
        };
        field.subscribe((_, chosen) -> ifWanted.accept(chosen));
    }

    /** The style of a value of the header by which events are coloured. */
    int style(String value) {
        return stylesOf(colors.get()).of(value);
    }

    /** Sorts what was read into lanes; takes long for millions of events. */
    Arranging arranging() {
        Header byLanes = lanes.get();
        Axis along = axis.get();
        Header byColors = colors.get();
        LaneChoice standing = choice.get();
        return loaded -> {
            LaneGroups groups = LaneGroups.of(loaded.index(), byLanes, along, byColors, stylesOf(byColors));
            Ending ending = loaded.ending();
            return Lanes.of(groups, loaded.links(), standing, loaded.stream(), ending);
        };
    }

    /** Turns what was read into lanes, by what was chosen when it was made. To be used in the background. */
    @FunctionalInterface
    interface Arranging {
        Lanes arrange(HeaderReads.Loaded loaded);
    }

    private Styles stylesOf(Header header) {
        return header == Header.EVENT_TYPE ? styles.styles() : Styles.ANY;
    }
}
