package dev.hindsight.ui.state;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.ui.common.PanelState;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The replay that is shown, or what stands in its place, and what is to be said about it. Used on the FX thread. */
final class ShownReplay {
    private static final PanelState NOTHING_OPEN =
            new PanelState.Empty("No stream is open", "Choose a stream or an event to see the state it led to.");

    private final ReadOnlyObjectWrapper<@Nullable RecordedReplay> replay =
            new ReadOnlyObjectWrapper<>(this, "replay", null);
    private final ReadOnlyObjectWrapper<PanelState> panelState =
            new ReadOnlyObjectWrapper<>(this, "panelState", NOTHING_OPEN);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper sealed = new ReadOnlyStringWrapper(this, "sealed", "");

    /** Null until a stream has been replayed. */
    ReadOnlyObjectProperty<@Nullable RecordedReplay> replayProperty() {
        return replay.getReadOnlyProperty();
    }

    Optional<RecordedReplay> replay() {
        return Optional.ofNullable(replay.get());
    }

    /** What is shown instead of the replay while there is none. */
    ReadOnlyObjectProperty<PanelState> panelStateProperty() {
        return panelState.getReadOnlyProperty();
    }

    /** Why not the whole stream was replayed, as a sentence; empty when it was. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the events of the stream hold encrypted, as a sentence; empty when nothing. */
    ReadOnlyStringProperty sealedProperty() {
        return sealed.getReadOnlyProperty();
    }

    boolean isOf(StreamId stream) {
        return replay().filter(shown -> shown.stream().equals(stream)).isPresent();
    }

    /** Whether there are events of the stream that were not replayed. */
    boolean isCut() {
        return !notice.get().isEmpty();
    }

    void show(Recording recording) {
        notice.set(recording.notice());
        sealed.set(recording.sealed());
        show(recording.replay());
    }

    /** Shows the same stream, grown. */
    void show(RecordedReplay grown) {
        replay.set(grown);
        panelState.set(new PanelState.Ready());
    }

    /** Says what goes on until there is a replay, if there is none yet. */
    void await(String sentence) {
        if (replay.get() == null) {
            panelState.set(new PanelState.Loading(sentence));
        }
    }

    /** Says that there will be none, if there is none yet. */
    void stop() {
        if (replay.get() == null) {
            panelState.set(new PanelState.Empty("The replay was stopped", "Read again (F5) to replay the stream."));
        }
    }

    void showNothing(StreamId stream) {
        replay.set(null);
        panelState.set(new PanelState.Empty(
                "There is no state",
                "The stream " + stream + " has no events in this store, so nothing was replayed."));
    }

    void fail(Throwable error, Runnable retry) {
        replay.set(null);
        panelState.set(PanelState.failed(error, retry));
    }

    /** Another stream is to come. */
    void clear() {
        replay.set(null);
        notice.set("");
        sealed.set("");
    }

    /** No stream is to come. */
    void close() {
        clear();
        panelState.set(NOTHING_OPEN);
    }
}
