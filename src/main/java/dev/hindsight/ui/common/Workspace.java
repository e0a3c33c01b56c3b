package dev.hindsight.ui.common;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.EventStore;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One open store and what the panels that show it share. Used on the FX thread; store and host may be called from
 * background work.
 *
 * @see Navigation the location that all panels show
 */
public final class Workspace {
    private final EventStore store;
    private final ReadOnlyObjectWrapper<ReplayHost> host;
    private final Tasks tasks;
    private final EventStyles styles;
    private final ViewSettings view;
    private final Navigation navigation = new Navigation();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper(this, "revision");
    private final LiveEvents live;

    public Workspace(EventStore store, ReplayHost host, Tasks tasks, EventStyles styles, ViewSettings view) {
        this.store = store;
        this.host = new ReadOnlyObjectWrapper<>(this, "host", host);
        this.tasks = tasks;
        this.styles = styles;
        this.view = view;
        this.live = new LiveEvents(store, tasks, this::reload);
    }

    public EventStore store() {
        return store;
    }

    public ReplayHost host() {
        return host.get();
    }

    public ReadOnlyObjectProperty<ReplayHost> hostProperty() {
        return host.getReadOnlyProperty();
    }

    /** Has other code replay from now on. */
    public void replayWith(ReplayHost newHost) {
        host.set(newHost);
        reload();
    }

    public Tasks tasks() {
        return tasks;
    }

    public EventStyles styles() {
        return styles;
    }

    public ViewSettings view() {
        return view;
    }

    public Navigation navigation() {
        return navigation;
    }

    /** Where new events arrive while the store is followed. */
    public LiveEvents live() {
        return live;
    }

    /** The location of an event of this store. */
    public Location locationOf(EventHeader event) {
        return Location.of(store.description().name(), event);
    }

    /** Goes to an event, in whatever stream it is. */
    public void go(EventHeader event) {
        navigation.go(locationOf(event));
    }

    /** Counts how often the store was asked to be read again; panels listen and load anew, keeping what they show. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Has every panel read the store again. */
    public void reload() {
        revision.set(revision.get() + 1);
    }
}
