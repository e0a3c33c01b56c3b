package dev.hindsight.ui.timeline;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.StoreException;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Reads the events of a timeline and sorts them into lanes: anew when asked to, and on while new ones arrive. */
final class LaneReading {
    /** The most events of a stream and its surroundings; the rest is said to be missing. */
    static final int LIMIT = 200_000;

    /** Of the time, taking in new events takes a tenth at most. */
    private static final int RESTS = 9;

    private static final PanelState NO_STREAM = new PanelState.Empty(
            "No stream selected", "Select a stream on the left to see its events, and what is connected with them.");

    private final Workspace workspace;
    private final HeaderReads reads;
    private final LaneSettings settings;
    private final Screen screen;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> state = new ReadOnlyObjectWrapper<>(this, "state", NO_STREAM);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
    private final List<EventHeader> arrived = new ArrayList<>();
    private HeaderReads.@Nullable Loaded loaded;
    private long expected;
    private boolean reading;
    private boolean missed;
    private boolean resting;
    private boolean growing;
    /** How often lanes were asked for: what was sorted for older ones is not shown. */
    private int asked;

    /** Who shows the lanes. */
    interface Screen {
        Lanes lanes();

        /** Shows other lanes; {@code grown} if they are the same with more events. */
        void show(Lanes lanes, boolean grown);
    }

    LaneReading(Workspace workspace, LaneSettings settings, Screen screen) {
        this.workspace = workspace;
        this.settings = settings;
        this.screen = screen;
        reads = new HeaderReads(workspace.store());
        workspace.revisionProperty().subscribe((_, _) -> readAgain());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        settings.onReadAnew(this::readAgain);
        settings.lanesProperty().subscribe((_, _) -> arrange());
        settings.colorsProperty().subscribe((_, _) -> arrange());
        settings.axisProperty().subscribe((_, _) -> arrange());
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where reading ended before the last event, in words; empty if everything is here. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether what is shown belongs to what was chosen before, while the new is read. */
    ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** About how many events the whole store has. */
    void expect(long events) {
        expected = events;
    }

    /** Whether the lanes are those of the whole store. */
    boolean hasStore() {
        return loaded != null && loaded.stream() == null;
    }

    /** Shows the surroundings of a location, unless they are shown already or the whole store is. */
    void goTo(Location location) {
        if (settings.showsStore()) {
            return;
        }
        if (location.stream().equals(screen.lanes().selectedStream())) {
            slot.cancel();
            outdated.set(false);
        } else {
            read(location);
        }
    }

    private void readAgain() {
        if (settings.showsStore()) {
            readStore();
        } else {
            workspace.navigation().location().ifPresentOrElse(this::read, () -> {
                screen.show(Lanes.NONE, false);
                state.set(NO_STREAM);
            });
        }
    }

    private void read(Location location) {
        StreamId stream = location.stream();
        Lanes lanes = screen.lanes();
        outdated.set(!lanes.contains(stream) || lanes.selectedStream() == null);
        List<String> field = settings.fieldToRead();
        start(
                "Reading the timeline of " + stream,
                "Reading " + stream + " and what is connected with it",
                task -> reads.connected(stream, LIMIT, field, task));
    }

    private void readStore() {
        outdated.set(screen.lanes().selectedStream() != null);
        List<String> field = settings.fieldToRead();
        long about = expected;
        start(
                "Reading the headers of the store",
                "Reading the headers of all events",
                task -> reads.wholeStore(field, about, task));
    }

    private record Shown(HeaderReads.Loaded loaded, Lanes lanes) {}

    private void start(String title, String loading, Tasks.Work<HeaderReads.Loaded> work) {
        if (screen.lanes().isEmpty()) {
            state.set(new PanelState.Loading(loading));
        }
        LaneSettings.Arranging arranging = settings.arranging();
        asked++;
        reading = true;
        long begun = System.nanoTime();
        workspace
                .tasks()
                .run(title, task -> {
                    HeaderReads.Loaded read = work.run(task);
                    return new Shown(read, arranging.arrange(read));
                })
                .in(slot)
                .onSuccess(this::show)
                .onError(RuntimeException.class, this::fail)
                .andFinally(() -> readOn(Duration.ofNanos(System.nanoTime() - begun)))
                .start();
    }

    /** Sorts anew what was read already; reads again where the wanted header was not read. */
    private void arrange() {
        HeaderReads.Loaded read = loaded;
        if (read == null) {
            return;
        }
        if (!settings.fieldToRead().isEmpty()) {
            readAgain();
            return;
        }
        LaneSettings.Arranging arranging = settings.arranging();
        asked++;
        workspace
                .tasks()
                .run("Sorting events into lanes", _ -> new Shown(read, arranging.arrange(read)))
                .in(slot)
                .onSuccess(this::show)
                .onError(RuntimeException.class, this::fail)
                .start();
    }

    private void show(Shown shown) {
        loaded = shown.loaded();
        show(shown.lanes(), false);
    }

    private void show(Lanes lanes, boolean grown) {
        screen.show(lanes, grown);
        notice.set(noticeOf(lanes));
        outdated.set(false);
        state.set(lanes.isEmpty() ? noEvents() : new PanelState.Ready());
    }

    private PanelState noEvents() {
        return settings.showsStore()
                ? new PanelState.Empty("No events", "This store has no events yet.")
                : new PanelState.Empty("No events", "This stream has no events that could be read.");
    }

    /** Lanes that show what was asked for already are kept. */
    private void fail(RuntimeException error) {
        if (error instanceof StoreException
                && !outdated.get()
                && !screen.lanes().isEmpty()) {
            workspace.tasks().report(error);
            return;
        }
        loaded = null;
        screen.show(Lanes.NONE, false);
        outdated.set(false);
        state.set(PanelState.failed(error, this::readAgain));
    }

    private static String noticeOf(Lanes lanes) {
        return switch (lanes.ending()) {
            case Ending.Complete() -> "";
            case Ending.Stopped(String reason) -> reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        };
    }

    /** Takes new events in; of a stream and its surroundings by reading them again, since there are few of them. */
    private void arrive(List<EventHeader> events) {
        if (settings.showsStore()) {
            arrived.addAll(events);
            grow();
        } else if (!screen.lanes().isEmpty() && events.stream().anyMatch(this::belongs)) {
            missed = true;
            readMissed();
        }
    }

    private boolean belongs(EventHeader event) {
        CorrelationId operation = event.correlation();
        return event.stream().equals(screen.lanes().selectedStream())
                || (operation != null
                        && screen.lanes().index().names(Header.CORRELATION).find(operation.value()) >= 0);
    }

    private void readOn(Duration took) {
        reading = false;
        if (resting) {
            rest(took, () -> {
                resting = false;
                readMissed();
            });
        } else {
            readMissed();
        }
        grow();
    }

    private void readMissed() {
        if (missed && !reading && !resting) {
            missed = false;
            readAgain();
            resting = reading;
        }
    }

    private void grow() {
        HeaderReads.Loaded before = loaded;
        if (!settings.showsStore()) {
            arrived.clear();
        }
        if (before == null || before.stream() != null || !before.ending().complete()) {
            return;
        }
        if (growing || reading || arrived.isEmpty()) {
            return;
        }
        growing = true;
        List<EventHeader> more = List.copyOf(arrived);
        arrived.clear();
        List<String> field = settings.fieldToRead();
        LaneSettings.Arranging arranging = settings.arranging();
        int number = asked;
        long begun = System.nanoTime();
        workspace
                .tasks()
                .run("Adding new events to the timeline", task -> {
                    HeaderReads.Loaded grown = reads.grown(before, more, field, task);
                    return new Shown(grown, arranging.arrange(grown));
                })
                .unmentioned()
                .onSuccess(shown -> take(shown, number, more))
                .andFinally(() -> rest(Duration.ofNanos(System.nanoTime() - begun), () -> {
                    growing = false;
                    grow();
                }))
                .start();
    }

    private void take(Shown shown, int number, List<EventHeader> more) {
        if (number == asked) {
            loaded = shown.loaded();
            show(shown.lanes(), true);
        } else {
            // Sorted for what nobody wants any more.
            arrived.addAll(0, more);
        }
    }

    /** Sorting millions of events takes a while, as does reading a long stream, which must not become an occupation. */
    private void rest(Duration took, Runnable then) {
        workspace
                .tasks()
                .run("Waiting for more events", task -> {
                    try {
                        Thread.sleep(took.multipliedBy(RESTS));
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return took;
                })
                .unmentioned()
                .andFinally(then)
                .start();
    }
}
