package dev.hindsight.ui.state;

import dev.hindsight.replay.ConditionException;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.StateCondition;
import dev.hindsight.replay.Turn;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Finds the versions of the replayed stream at which a condition on its state turns. Used on the FX thread. */
final class ConditionSearch {
    private static final int LOOKED_AT_ONCE = 1000;

    private final StateModel model;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ObservableList<Turn> turns = FXCollections.observableArrayList();
    private String condition = "";
    private @Nullable RecordedReplay searched;

    ConditionSearch(StateModel model) {
        this.model = model;
        model.momentProperty().subscribe(now -> {
            if (now != null && active.get() && !now.replay().equals(searched)) {
                search(condition);
            }
        });
    }

    /** Whether the search is on screen. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** What came of it, or what is wrong with the condition, as a sentence. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Where the condition becomes true or false, in order. */
    ObservableList<Turn> turns() {
        return turns;
    }

    /** Looks at every version of the stream that is shown. */
    void search(String typed) {
        condition = typed;
        turns.clear();
        words.set("");
        slot.cancel();
        Moment now = model.momentProperty().get();
        if (now == null || typed.isBlank()) {
            return;
        }
        try {
            search(now.replay(), StateCondition.parse(typed));
        } catch (ConditionException e) {
            words.set(String.valueOf(e.getMessage()));
        }
    }

    private void search(RecordedReplay replay, StateCondition parsed) {
        searched = replay;
        model.workspace()
                .tasks()
                .run(
                        "Searching the states of " + replay.stream(),
                        task -> replay.find(parsed, index -> {
                            if (index % LOOKED_AT_ONCE == 0) {
                                task.cancellation().check();
                                task.report(index / (double) replay.size(), "Searching version by version");
                            }
                        }))
                .in(slot)
                .onSuccess(this::show)
                .start();
    }

    private void show(List<Turn> found) {
        turns.setAll(found);
        long becomesTrue = found.stream().filter(Turn::holds).count();
        if (found.isEmpty()) {
            words.set("It is true at no version.");
        } else {
            String last = found.getLast().holds() ? "and is true at the end" : "and is false at the end";
            words.set("It becomes true %s %s.".formatted(ValueText.counted(becomesTrue, "time", "times"), last));
        }
    }

    void next() {
        step(index -> turn -> turn.index() > index, false);
    }

    void previous() {
        step(index -> turn -> turn.index() < index, true);
    }

    private void step(IntFunction<Predicate<Turn>> beyond, boolean last) {
        int here = model.moment().map(Moment::index).orElse(0);
        Optional<Turn> target = (last ? turns.reversed() : turns)
                .stream().filter(beyond.apply(here)).findFirst();
        target.ifPresent(this::go);
    }

    void go(Turn turn) {
        model.steps().goToIndex(turn.index());
    }
}
