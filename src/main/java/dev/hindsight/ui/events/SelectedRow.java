package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which of the rows the window is at, and where that event is if it is none of them; another one moves the window. */
final class SelectedRow {
    private final Workspace workspace;
    private final HeldRows rows;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.NOWHERE);
    private final ReadOnlyObjectWrapper<@Nullable EventHeader> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", null);

    SelectedRow(Workspace workspace, HeldRows rows) {
        this.workspace = workspace;
        this.rows = rows;
        rows.list().subscribe(this::find);
        rows.wholeProperty().subscribe(whole -> find());
    }

    /** The row; null while it is not among the rows. */
    ReadOnlyObjectProperty<@Nullable EventHeader> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Moves the whole window to that event. */
    void select(EventHeader event) {
        workspace.go(event);
    }

    /** Moves the whole window to that event; a run of steps is one place to go back from. */
    void step(EventHeader event) {
        workspace.navigation().step(workspace.locationOf(event));
    }

    /** Looks for it again, after the window has moved. */
    void find() {
        Optional<EventHeader> found = workspace
                .navigation()
                .location()
                .flatMap(here ->
                        rows.list().stream().filter(EventReader.names(here)).findFirst());
        selected.set(found.orElse(null));
        place.set(placeOf(found.isPresent()));
    }

    /** To be told when the event was looked for in vain. */
    void miss() {
        if (selected.get() == null) {
            place.set(Place.EXCLUDED);
        }
    }

    private Place placeOf(boolean loaded) {
        Optional<Location> location = workspace.navigation().location();
        if (location.isEmpty()) {
            return Place.NOWHERE;
        }
        if (loaded) {
            return Place.LOADED;
        }
        return rows.wholeProperty().get() ? Place.EXCLUDED : Place.BEYOND;
    }
}
