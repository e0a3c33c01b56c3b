package dev.hindsight.ui.common;

import dev.hindsight.event.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Where the window is: the one place where the {@link Location} lives. Every panel shows it and moves it; back and
 * forward walk through where it was.
 */
public final class Navigation {
    private static final int REMEMBERED = 200;

    private final ReadOnlyObjectWrapper<@Nullable Location> location =
            new ReadOnlyObjectWrapper<>(this, "location", null);
    private final ReadOnlyObjectWrapper<@Nullable Location> restingPlace =
            new ReadOnlyObjectWrapper<>(this, "restingPlace", null);
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(this, "canGoForward");
    private final List<Location> visited = new ArrayList<>();
    private int here = -1;
    private boolean stepping;

    /** Null until a stream is opened. */
    public ReadOnlyObjectProperty<@Nullable Location> locationProperty() {
        return location.getReadOnlyProperty();
    }

    public Optional<Location> location() {
        return Optional.ofNullable(location.get());
    }

    /**
     * Where the window came to rest last: the location, but for places that are only passed. Panels follow it that have
     * to read something for each place, and of which nobody expects to see them all go by.
     */
    public ReadOnlyObjectProperty<@Nullable Location> restingPlaceProperty() {
        return restingPlace.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /** Goes to a place and remembers the one before; what lay ahead is forgotten. */
    public void go(Location target) {
        if (!target.equals(location.get())) {
            visit(target);
            stepping = false;
        }
        rest();
    }

    /**
     * Moves within a stream: a run of steps counts as one place, so that back leaves the scrubbing as a whole instead
     * of undoing it version by version.
     */
    public void step(Location target) {
        pass(target);
        rest();
    }

    /** A step on the way to elsewhere: the window comes to rest with {@link #rest()}. */
    public void pass(Location target) {
        if (target.equals(location.get())) {
            return;
        }
        if (stepping && here >= 0 && visited.get(here).stream().equals(target.stream())) {
            visited.set(here, target);
            show();
        } else {
            visit(target);
            stepping = true;
        }
    }

    /** Whether the location is only passed. */
    public boolean isPassing() {
        return !Objects.equals(location.get(), restingPlace.get());
    }

    /** The window stays where it is for now. */
    public void rest() {
        restingPlace.set(location.get());
    }

    public void back() {
        if (here > 0) {
            here--;
            stepping = false;
            show();
            rest();
        }
    }

    public void forward() {
        if (here < visited.size() - 1) {
            here++;
            stepping = false;
            show();
            rest();
        }
    }

    private void visit(Location target) {
        visited.subList(here + 1, visited.size()).clear();
        visited.add(target);
        if (visited.size() > REMEMBERED) {
            visited.removeFirst();
        }
        here = visited.size() - 1;
        show();
    }

    private void show() {
        canGoBack.set(here > 0);
        canGoForward.set(here < visited.size() - 1);
        location.set(visited.get(here));
    }
}
