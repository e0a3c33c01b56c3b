package dev.hindsight.ui.common;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TailEvents.Listening;
import dev.hindsight.store.TailPace;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Follows the store while asked to: the one place in the window where new events arrive. All events of one read reach
 * the panels together, so that the window changes once however many they are. Someone has to call {@link #tick} every
 * {@link TailPace#SHORTEST}, on the FX thread.
 */
public final class LiveEvents {
    /** Bounds memory, and the time that the panels need for one change. The rest comes with the next tick. */
    private static final int MOST_AT_ONCE = 2_000;

    private final EventStore store;
    private final Tasks tasks;
    private final LongSupplier nanos;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following");
    private final ReadOnlyObjectWrapper<List<EventHeader>> arrived =
            new ReadOnlyObjectWrapper<>(this, "arrived", List.of());
    private final ReadOnlyObjectWrapper<@Nullable HeldBack> heldBack =
            new ReadOnlyObjectWrapper<>(this, "heldBack", null);
    private final Runnable whenBegun;
    private @Nullable Following current;

    /** One time of following, from switching it on to switching it off. */
    private static final class Following {
        private final Tail<EventHeader> tail;
        private final TailPace pace = new TailPace();
        private Listening listening = () -> {};
        private boolean reading;
        private boolean begun;
        private long due;

        private Following(Tail<EventHeader> tail, long now) {
            this.tail = tail;
            this.due = now;
        }
    }

    /** What one read found, and how long it took. */
    private record Read(Tail.Arrivals<EventHeader> arrivals, Duration took) {}

    /** @param whenBegun is run once nothing can be missed any more: what is read from then on has no gap to what arrives */
    LiveEvents(EventStore store, Tasks tasks, Runnable whenBegun) {
        this(store, tasks, whenBegun, System::nanoTime);
    }

    LiveEvents(EventStore store, Tasks tasks, Runnable whenBegun, LongSupplier nanos) {
        this.store = store;
        this.tasks = tasks;
        this.whenBegun = whenBegun;
        this.nanos = nanos;
        following.subscribe(this::turn);
    }

    /** Whether new events are shown as they come; false pauses. */
    public BooleanProperty followingProperty() {
        return following;
    }

    public boolean isFollowing() {
        return following.get();
    }

    /** What arrived last, in the order of the store as far as it is known. May hold what a panel has read already. */
    public ReadOnlyObjectProperty<List<EventHeader>> arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    /** What keeps committed events from arriving; null if nothing does. */
    public ReadOnlyObjectProperty<@Nullable HeldBack> heldBackProperty() {
        return heldBack.getReadOnlyProperty();
    }

    /** Reads what is new, if it is time to. */
    public void tick() {
        Following now = current;
        if (now != null && !now.reading && nanos.getAsLong() - now.due >= 0) {
            read(now);
        }
    }

    /** Stops following. */
    public void close() {
        following.set(false);
    }

    private void turn(boolean on) {
        slot.cancel();
        if (current != null) {
            current.listening.close();
        }
        current = on ? begin() : null;
        heldBack.set(null);
        arrived.set(List.of());
    }

    private Following begin() {
        Following now = new Following(store.tailHeaders(OptionalLong.empty()), nanos.getAsLong());
        // What the store says only brings the next read forward: it may say nothing, or too early.
        now.listening = store.listen(() -> tasks.later(() -> now.due = nanos.getAsLong()));
        return now;
    }

    private void read(Following now) {
        now.reading = true;
        tasks.run("Looking for new events", task -> {
                    long start = nanos.getAsLong();
                    Tail.Arrivals<EventHeader> arrivals = now.tail.read(MOST_AT_ONCE, task.cancellation());
                    return new Read(arrivals, Duration.ofNanos(nanos.getAsLong() - start));
                })
                .unmentioned()
                .in(slot)
                .onSuccess(read -> take(now, read))
                .onError(StoreException.class, error -> fail(now, error))
                .andFinally(() -> now.reading = false)
                .start();
    }

    private void take(Following now, Read read) {
        Tail.Arrivals<EventHeader> arrivals = read.arrivals();
        now.due = nanos.getAsLong() + now.pace.after(arrivals, read.took()).toNanos();
        if (!now.begun) {
            now.begun = true;
            whenBegun.run();
        }
        heldBack.set(arrivals.heldBack().orElse(null));
        if (!arrivals.events().isEmpty()) {
            arrived.set(arrivals.events());
        }
    }

    /** The tail is still where it was: it goes on from there. */
    private void fail(Following now, StoreException error) {
        now.due = nanos.getAsLong() + TailPace.LONGEST.toNanos();
        tasks.report(error);
    }
}
