package dev.hindsight.ui.state;

import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.ui.common.Workspace;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The state of the stream of the current location, replayed, at the version of that location: it follows it. */
public final class StateModel {
    /** The most events of a stream that are replayed. */
    static final int MOST_EVENTS = 100_000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment", null);
    private final NavigableSet<Integer> errors = new TreeSet<>();
    private final ShownReplay shown = new ShownReplay();
    private final Replaying replaying;
    private final Steps steps;
    private final Playback playback;
    private final StreamSnapshots snapshots;
    private final SnapshotModel snapshot;

    public StateModel(Workspace workspace) {
        this(workspace, MOST_EVENTS);
    }

    StateModel(Workspace workspace, int mostEvents) {
        this.workspace = workspace;
        this.replaying = new Replaying(workspace, mostEvents, shown);
        this.steps = new Steps(this);
        this.playback = new Playback(this);
        this.snapshots = new StreamSnapshots(this);
        this.snapshot = new SnapshotModel(this);
        shown.replayProperty().subscribe(this::show);
        workspace.navigation().locationProperty().subscribe(this::follow);
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

    /** The replay of which a version is shown. */
    ShownReplay shown() {
        return shown;
    }

    Replaying replaying() {
        return replaying;
    }

    /** Watches the code that replayed what is shown. */
    public CodeWatch code() {
        return replaying.code();
    }

    public Steps steps() {
        return steps;
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

    private void follow(@Nullable Location location) {
        if (location == null) {
            shown.close();
        } else if (shown.isOf(location.stream())) {
            shown.replay().ifPresent(replay -> moment.set(at(location.version(), replay)));
        } else if (!replaying.isOf(location.stream())) {
            playback.pause();
            replaying.open(location.stream());
        }
    }

    private void show(@Nullable RecordedReplay replay) {
        if (replay == null) {
            moment.set(null);
            return;
        }
        boolean move = workspace.live().isFollowing() && isAtTheEndOf(replay.stream());
        errors.clear();
        replay.errors()
                .forEach(error -> replay.indexOfVersion(error.event().version()).ifPresent(errors::add));
        moment.set(at(workspace.navigation().location().map(Location::version).orElse(0L), replay));
        if (move) {
            // While the store is followed, who looks at the last version stays with the last.
            steps.last();
        }
    }

    private boolean isAtTheEndOf(StreamId stream) {
        return moment().filter(now -> now.isLast() && now.replay().stream().equals(stream))
                .isPresent();
    }

    private static Moment at(long version, RecordedReplay replay) {
        return new Moment(replay, Versions.indexOf(version, replay));
    }
}
