package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.GrowingReplay;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Replays the stream of the current location and follows the location through its versions. Moving here moves the
 * location, and with it every panel.
 */
public final class StateModel {
    /** The most events of a stream that are replayed. */
    static final int MOST_EVENTS = 100_000;

    private static final PanelState NOTHING_OPEN =
            new PanelState.Empty("No stream is open", "Choose a stream or an event to see the state it led to.");

    private final Workspace workspace;
    private final int mostEvents;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<PanelState> panelState =
            new ReadOnlyObjectWrapper<>(this, "panelState", NOTHING_OPEN);
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment", null);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper sealed = new ReadOnlyStringWrapper(this, "sealed", "");
    private final CodeWatch code;
    private final NavigableSet<Integer> errors = new TreeSet<>();
    private final Playback playback;
    private final StreamSnapshots snapshots;
    private final SnapshotModel snapshot;
    private @Nullable Attempt attempt;
    private @Nullable GrowingReplay growing;

    public StateModel(Workspace workspace) {
        this(workspace, MOST_EVENTS);
    }

    StateModel(Workspace workspace, int mostEvents) {
        this.workspace = workspace;
        this.mostEvents = mostEvents;
        this.code = new CodeWatch(workspace, () -> attempt != null);
        this.playback = new Playback(this);
        this.snapshots = new StreamSnapshots(this);
        this.snapshot = new SnapshotModel(this);
        workspace.navigation().locationProperty().subscribe(this::follow);
        workspace.revisionProperty().addListener((property, before, after) -> readAgain());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        workspace.live().followingProperty().subscribe(this::endGrowing);
    }

    /** What is shown instead of the state while there is none. */
    public ReadOnlyObjectProperty<PanelState> panelStateProperty() {
        return panelState.getReadOnlyProperty();
    }

    /** The version shown; null until a stream has been replayed. */
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    public Optional<Moment> moment() {
        return Optional.ofNullable(moment.get());
    }

    /** What the code printed while it applied the event shown. */
    public ObservableValue<String> outputProperty() {
        return moment.map(now -> now == null ? "" : now.replay().output(now.index()))
                .orElse("");
    }

    /** Why not the whole stream was replayed, as a sentence; empty when it was. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the events of the stream hold encrypted, as a sentence; empty when nothing. */
    public ReadOnlyStringProperty sealedProperty() {
        return sealed.getReadOnlyProperty();
    }

    /** Whether the code that replayed what is shown has been built anew since. */
    public ReadOnlyBooleanProperty codeChangedProperty() {
        return code.changedProperty();
    }

    /** Looks whether the code has changed since it replayed; to be called now and then. */
    public void lookAtCode() {
        code.look();
    }

    /** Replays the stream anew, with the code as it is now. */
    public void replayAgain() {
        code.replaysAnew();
        moment().ifPresent(now -> read(now.replay().stream()));
    }

    public Playback playback() {
        return playback;
    }

    /** The indexes of the events that could not be applied. */
    NavigableSet<Integer> errors() {
        return errors;
    }

    /** Where the store keeps snapshots of the stream. */
    StreamSnapshots snapshots() {
        return snapshots;
    }

    /** The snapshot of the version shown. */
    SnapshotModel snapshot() {
        return snapshot;
    }

    /** Shows the snapshot of the version shown beside what replay gives, as long as the user likes. */
    public void showSnapshot() {
        snapshot.activeProperty().set(true);
    }

    Workspace workspace() {
        return workspace;
    }

    public void first() {
        goToIndex(0);
    }

    public void last() {
        moment().ifPresent(now -> goToIndex(now.replay().size() - 1));
    }

    public void previous() {
        moment().ifPresent(now -> goToIndex(now.index() - 1));
    }

    public void next() {
        moment().ifPresent(now -> goToIndex(now.index() + 1));
    }

    /** Goes to the next event that could not be applied; after the last, to the first again, as an editor does. */
    public void nextErrorAround() {
        moment().map(now -> errors.higher(now.index()))
                .or(() -> errors.stream().findFirst())
                .ifPresent(this::goToIndex);
    }

    /** The same backwards. */
    public void previousErrorAround() {
        moment().map(now -> errors.lower(now.index()))
                .or(() -> errors.reversed().stream().findFirst())
                .ifPresent(this::goToIndex);
    }

    public void nextError() {
        moment().map(now -> errors.higher(now.index())).ifPresent(this::goToIndex);
    }

    public void previousError() {
        moment().map(now -> errors.lower(now.index())).ifPresent(this::goToIndex);
    }

    /** Goes to the version of the event at an index of the replay; beyond either end, to that end. */
    public void goToIndex(int index) {
        passIndex(index);
        rest();
    }

    /** The same on the way to another index: the panels that read something for each place wait until {@link #rest}. */
    void passIndex(int index) {
        moment().ifPresent(now -> {
            int target = Math.clamp(index, 0, now.replay().size() - 1);
            workspace.navigation().pass(workspace.locationOf(now.replay().event(target)));
        });
    }

    /** The version that is shown is not only passed. */
    void rest() {
        workspace.navigation().rest();
    }

    /**
     * Goes to a version or a time that somebody typed.
     *
     * @return why this is not possible, as a sentence; empty when it was
     */
    public Optional<String> goTo(String typed) {
        Moment now = moment.get();
        if (now == null) {
            return Optional.of("There is no stream to move in.");
        }
        GoTo target = GoTo.find(typed, now, workspace.view().zone());
        target.index().ifPresent(this::goToIndex);
        return target.problem();
    }

    /** Stops the replay that is under way. */
    public void cancel() {
        slot.cancel();
    }

    private void follow(@Nullable Location location) {
        if (location == null) {
            moment.set(null);
            panelState.set(NOTHING_OPEN);
        } else if (isReplayed(location.stream())) {
            show(location.version());
        } else if (attempt == null || !attempt.stream.equals(location.stream())) {
            playback.pause();
            endGrowing();
            moment.set(null);
            notice.set("");
            sealed.set("");
            read(location.stream());
        }
    }

    private boolean isReplayed(StreamId stream) {
        return moment().map(now -> now.replay().stream().equals(stream)).orElse(false);
    }

    /** New events of the stream shown are applied to the aggregate that took the others, if it is still there. */
    private void arrive(List<EventHeader> events) {
        Moment now = moment.get();
        boolean cut = !notice.get().isEmpty();
        if (now == null || cut || events.stream().noneMatch(event -> follows(event, now.replay()))) {
            return;
        }
        if (attempt != null) {
            attempt.outgrown = true;
        } else {
            grow(now.replay());
        }
    }

    private static boolean follows(EventHeader event, RecordedReplay replay) {
        return event.stream().equals(replay.stream())
                && event.version() > replay.event(replay.size() - 1).version();
    }

    private void grow(RecordedReplay shown) {
        GrowingReplay open = growing;
        if (open == null) {
            read(shown.stream());
            return;
        }
        Attempt current = new Attempt(shown.stream());
        attempt = current;
        workspace
                .tasks()
                .run("Replaying new events", new ReplayGrowing(workspace.store(), open, shown, mostEvents))
                .unmentioned()
                .in(slot)
                .onSuccess(grown -> take(current, open, grown))
                .onError(Throwable.class, error -> startOver(current))
                .andFinally(() -> stopped(current))
                .start();
    }

    private void take(Attempt current, GrowingReplay open, RecordedReplay grown) {
        attempt = null;
        boolean ended = grown.error(grown.size() - 1)
                .filter(error -> error.kind() != ReplayError.Kind.FAILED)
                .isPresent();
        if (ended || open != growing) {
            // The process that held the aggregate is gone, after ten minutes for instance: a new one goes on.
            read(current.stream);
            return;
        }
        show(grown);
        goOn(current);
    }

    private void goOn(Attempt done) {
        if (done.outdated) {
            read(done.stream);
        } else if (done.outgrown && isReplayed(done.stream)) {
            moment().ifPresent(now -> grow(now.replay()));
        }
    }

    private void startOver(Attempt current) {
        attempt = null;
        read(current.stream);
    }

    private void endGrowing() {
        if (growing != null) {
            growing.close();
            growing = null;
        }
    }

    private void readAgain() {
        workspace.navigation().location().map(Location::stream).ifPresent(stream -> {
            if (attempt != null && attempt.stream.equals(stream)) {
                // Starting over each time a busy stream grows would never come to an end.
                attempt.outdated = true;
            } else {
                read(stream);
            }
        });
    }

    private void read(StreamId stream) {
        Attempt current = new Attempt(stream);
        attempt = current;
        if (moment.get() == null) {
            panelState.set(new PanelState.Loading("Reading " + stream));
        }
        RunningTask task = workspace
                .tasks()
                .run(
                        "Replaying " + stream,
                        new ReplayReading(
                                workspace.store(),
                                workspace.host(),
                                stream,
                                mostEvents,
                                workspace.live().isFollowing()))
                .in(slot)
                .onSuccess(recording -> take(current, recording))
                .onError(Throwable.class, error -> fail(current, error))
                .andFinally(() -> stopped(current))
                .start();
        task.messageProperty().addListener((property, before, message) -> tell(current, message));
    }

    private void tell(Attempt current, String message) {
        if (current == attempt && moment.get() == null) {
            panelState.set(new PanelState.Loading(message));
        }
    }

    private void take(Attempt current, Optional<Recording> recording) {
        attempt = null;
        recording.ifPresentOrElse(this::take, () -> showNothing(current.stream));
        goOn(current);
    }

    private void take(Recording recording) {
        RecordedReplay replay = recording.replay();
        endGrowing();
        growing = recording.growing();
        notice.set(recording.notice());
        sealed.set(recording.sealed());
        code.replayedWith(recording.codeVersion());
        show(replay);
    }

    /** While the store is followed and the last version is shown, the window moves on to the new last one. */
    private void show(RecordedReplay replay) {
        boolean move = workspace.live().isFollowing()
                && moment().filter(Moment::isLast).isPresent()
                && isReplayed(replay.stream());
        errors.clear();
        replay.errors()
                .forEach(error -> replay.indexOfVersion(error.event().version()).ifPresent(errors::add));
        long version = workspace.navigation().location().map(Location::version).orElse(0L);
        moment.set(new Moment(replay, Versions.indexOf(version, replay)));
        panelState.set(new PanelState.Ready());
        if (move) {
            last();
        }
    }

    private void showNothing(StreamId stream) {
        moment.set(null);
        panelState.set(new PanelState.Empty(
                "There is no state",
                "The stream " + stream + " has no events in this store, so nothing was replayed."));
    }

    private void show(long version) {
        moment().ifPresent(now -> moment.set(new Moment(now.replay(), Versions.indexOf(version, now.replay()))));
    }

    private boolean shows(StreamId stream) {
        return moment().filter(now -> now.replay().stream().equals(stream)).isPresent();
    }

    /** A state of this stream that is shown already is kept. */
    private void fail(Attempt current, Throwable error) {
        attempt = null;
        if (error instanceof StoreException && shows(current.stream)) {
            workspace.tasks().report(error);
            return;
        }
        moment.set(null);
        panelState.set(PanelState.failed(error, () -> read(current.stream)));
    }

    /** Comes after success and failure too; then the attempt is over already. */
    private void stopped(Attempt current) {
        if (current == attempt) {
            attempt = null;
            if (moment.get() == null) {
                panelState.set(new PanelState.Empty("The replay was stopped", "Read again (F5) to replay the stream."));
            }
        }
    }

    /** One reading of a stream that is under way. */
    private static final class Attempt {
        private final StreamId stream;
        /** Whether all of it has to be read again. */
        private boolean outdated;
        /** Whether there are new events behind what it reads. */
        private boolean outgrown;

        private Attempt(StreamId stream) {
            this.stream = stream;
        }
    }
}
