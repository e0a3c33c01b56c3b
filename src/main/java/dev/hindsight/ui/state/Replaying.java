package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.GrowingReplay;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays a stream in the background: when it is opened, when the store is read again, and what has been added to it when
 * it grows. Used on the FX thread.
 */
final class Replaying {
    private final Workspace workspace;
    private final int mostEvents;
    private final ShownReplay shown;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final CodeWatch code;
    private @Nullable Attempt attempt;
    private @Nullable GrowingReplay growing;

    /**
     * @param mostEvents the most events of a stream that are replayed
     * @param shown where the replay goes
     */
    Replaying(Workspace workspace, int mostEvents, ShownReplay shown) {
        this.workspace = workspace;
        this.mostEvents = mostEvents;
        this.shown = shown;
        this.code = new CodeWatch(workspace, () -> attempt != null);
        workspace.revisionProperty().addListener((property, before, after) -> readAgain());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        workspace.live().followingProperty().subscribe(this::endGrowing);
    }

    /** Watches the code that replayed what is shown. */
    CodeWatch code() {
        return code;
    }

    /** Whether that stream is being replayed. */
    boolean isOf(StreamId stream) {
        return attempt != null && attempt.stream.equals(stream);
    }

    /** Replays a stream in place of what is shown. */
    void open(StreamId stream) {
        endGrowing();
        shown.clear();
        read(stream);
    }

    /** Replays what is shown anew, with the code as it is now. */
    void again() {
        code.replaysAnew();
        shown.replay().ifPresent(replay -> read(replay.stream()));
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
        shown.await("Reading " + stream);
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
        if (current == attempt) {
            shown.await(message);
        }
    }

    private void take(Attempt current, Optional<Recording> recording) {
        attempt = null;
        recording.ifPresentOrElse(this::take, () -> shown.showNothing(current.stream));
        goOn(current);
    }

    private void take(Recording recording) {
        endGrowing();
        growing = recording.growing();
        code.replayedWith(recording.codeVersion());
        shown.show(recording);
    }

    /** New events of the stream shown are applied to the aggregate that took the others, if it is still there. */
    private void arrive(List<EventHeader> events) {
        Optional<RecordedReplay> longer =
                shown.replay().filter(replay -> events.stream().anyMatch(event -> follows(event, replay)));
        if (longer.isEmpty() || shown.isCut()) {
            return;
        }
        if (attempt != null) {
            attempt.outgrown = true;
        } else {
            grow(longer.get());
        }
    }

    private static boolean follows(EventHeader event, RecordedReplay replay) {
        return event.stream().equals(replay.stream())
                && event.version() > replay.event(replay.size() - 1).version();
    }

    private void grow(RecordedReplay replay) {
        GrowingReplay open = growing;
        if (open == null) {
            read(replay.stream());
            return;
        }
        Attempt current = new Attempt(replay.stream());
        attempt = current;
        workspace
                .tasks()
                .run("Replaying new events", new ReplayGrowing(workspace.store(), open, replay, mostEvents))
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
        shown.show(grown);
        goOn(current);
    }

    private void goOn(Attempt done) {
        if (done.outdated) {
            read(done.stream);
        } else if (done.outgrown && shown.isOf(done.stream)) {
            shown.replay().ifPresent(this::grow);
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

    /** A replay of this stream that is shown already is kept. */
    private void fail(Attempt current, Throwable error) {
        attempt = null;
        if (error instanceof StoreException && shown.isOf(current.stream)) {
            workspace.tasks().report(error);
        } else {
            shown.fail(error, () -> read(current.stream));
        }
    }

    /** Comes after success and failure too; then the attempt is over already. */
    private void stopped(Attempt current) {
        if (current == attempt) {
            attempt = null;
            shown.stop();
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
