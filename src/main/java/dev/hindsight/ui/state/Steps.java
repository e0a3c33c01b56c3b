package dev.hindsight.ui.state;

import java.util.Optional;

/** The ways through the versions of the stream shown. */
public final class Steps {
    private final StateModel state;

    Steps(StateModel state) {
        this.state = state;
    }

    public void first() {
        goToIndex(0);
    }

    public void last() {
        state.moment().ifPresent(now -> goToIndex(now.replay().size() - 1));
    }

    public void previous() {
        state.moment().ifPresent(now -> goToIndex(now.index() - 1));
    }

    public void next() {
        state.moment().ifPresent(now -> goToIndex(now.index() + 1));
    }

    /** Goes to the next event that could not be applied; after the last, to the first again, as an editor does. */
    public void nextErrorAround() {
        state.moment()
                .map(now -> state.errors().higher(now.index()))
                .or(() -> state.errors().stream().findFirst())
                .ifPresent(this::goToIndex);
    }

    /** The same backwards. */
    public void previousErrorAround() {
        state.moment()
                .map(now -> state.errors().lower(now.index()))
                .or(() -> state.errors().reversed().stream().findFirst())
                .ifPresent(this::goToIndex);
    }

    public void nextError() {
        state.moment().map(now -> state.errors().higher(now.index())).ifPresent(this::goToIndex);
    }

    public void previousError() {
        state.moment().map(now -> state.errors().lower(now.index())).ifPresent(this::goToIndex);
    }

    /** Goes to the version of the event at an index of the replay; beyond either end, to that end. */
    public void goToIndex(int index) {
        passIndex(index);
        rest();
    }

    /** The same on the way to another index: the panels that read something for each place wait until {@link #rest}. */
    void passIndex(int index) {
        state.moment().ifPresent(now -> {
            int target = Math.clamp(index, 0, now.replay().size() - 1);
            state.workspace()
                    .navigation()
                    .pass(state.workspace().locationOf(now.replay().event(target)));
        });
    }

    /** The version that is shown is not only passed. */
    void rest() {
        state.workspace().navigation().rest();
    }

    /**
     * Goes to a version or a time that somebody typed.
     *
     * @return why this is not possible, as a sentence; empty when it was
     */
    public Optional<String> goTo(String typed) {
        Moment now = state.momentProperty().get();
        if (now == null) {
            return Optional.of("There is no stream to move in.");
        }
        GoTo target = GoTo.find(typed, now, state.workspace().view().zone());
        target.index().ifPresent(this::goToIndex);
        return target.problem();
    }
}
