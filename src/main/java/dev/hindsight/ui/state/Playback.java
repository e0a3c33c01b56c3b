package dev.hindsight.ui.state;

import dev.hindsight.event.DurationText;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Plays a replay: moves from version to version by itself until the last one. Whoever shows it calls {@link #beat} on
 * every frame while {@link #playingProperty} is true.
 */
public final class Playback {
    private final StateModel state;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.ONE);
    private @Nullable PlayClock clock;
    private @Nullable Moment expected;

    Playback(StateModel state) {
        this.state = state;
        speed.subscribe(() -> clock = null);
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** How fast it plays; may be changed while playing. */
    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    /** That the pause after a version is folded while it plays, in words; empty if it is not. */
    String folded(Moment shown) {
        if (!playing.get() || shown.isLast()) {
            return "";
        }
        Instant at = shown.event().at();
        Instant next = shown.replay().event(shown.index() + 1).at();
        return speed.get().folds(at, next)
                ? " · pause of " + DurationText.of(Duration.between(at, next)) + " folded"
                : "";
    }

    /** Starts from the current version, or from the first one when the last is shown. */
    public void play() {
        Moment now = state.momentProperty().get();
        if (now == null || now.replay().size() < 2) {
            return;
        }
        if (now.isLast()) {
            state.steps().first();
        }
        clock = null;
        playing.set(true);
    }

    public void pause() {
        playing.set(false);
    }

    /** Plays when it pauses, pauses when it plays. */
    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /**
     * Shows the version that is due.
     *
     * @param now the time in nanoseconds of any clock, the same one for all calls
     */
    public void beat(long now) {
        Moment moment = state.momentProperty().get();
        if (moment == null) {
            pause();
        } else if (playing.get()) {
            advance(moment, now);
        }
    }

    private void advance(Moment moment, long now) {
        PlayClock ticking = clock;
        // Somebody who scrubs while it plays goes on playing from there.
        if (ticking == null || !moment.equals(expected)) {
            ticking = new PlayClock(
                    index -> moment.replay().event(index).at(),
                    moment.index(),
                    moment.replay().size() - 1,
                    speed.get(),
                    now);
            clock = ticking;
        }
        state.steps().goToIndex(ticking.at(now));
        expected = state.momentProperty().get();
        if (ticking.ended()) {
            pause();
        }
    }
}
