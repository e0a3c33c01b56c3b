package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one question as somebody scrolls: on at both ends, or anew at any place. */
final class EventRows {
    private static final String CANCELLED = "cancelled";

    private final Tasks tasks;
    private final CurrentRead read;
    private final HeldRows held = new HeldRows();
    private final ScrollTarget target = new ScrollTarget(held);
    private final PageProgress page = new PageProgress();
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Ready());
    private @Nullable EventReader reader;
    private PanelState whenEmpty = new PanelState.Ready();

    EventRows(Tasks tasks) {
        this.tasks = tasks;
        read = new CurrentRead(tasks);
    }

    HeldRows held() {
        return held;
    }

    /** The rows that are held, for looking at only. */
    ObservableList<EventHeader> list() {
        return held.list();
    }

    ScrollTarget target() {
        return target;
    }

    PageProgress page() {
        return page;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether rows are on their way. */
    ReadOnlyBooleanProperty readingProperty() {
        return read.runningProperty();
    }

    /** Forgets the rows and says why there are none. */
    void close(PanelState reason) {
        cancel();
        reader = null;
        held.replace(EventWindow.NOTHING, Comparator.comparing(EventHeader::position));
        state.set(reason);
    }

    /**
     * Asks a new question. What is shown stays until the answer is there.
     *
     * @param wanted the event that is to be among the rows if it meets the question, or null
     * @param empty what to say when nothing meets it
     */
    void open(EventReader question, @Nullable Location wanted, PanelState empty) {
        reader = question;
        whenEmpty = empty;
        if (held.isEmpty()) {
            state.set(new PanelState.Loading("Reading events"));
        }
        page.begin();
        read.start(
                task -> question.open(wanted, arrivals(task, Edge.REACHED), task.cancellation()),
                window -> {
                    replace(window, question);
                    if (wanted != null) {
                        target.reveal(wanted);
                    }
                },
                error -> state.set(PanelState.failed(error, () -> open(question, wanted, empty))));
    }

    /**
     * Replaces the rows by those at another place.
     *
     * @param landed called when the rows there are shown, unless there are none
     * @param absent called where there is no such place; the rows stay
     */
    void openAt(
            BiFunction<EventReader, RunningTask, Optional<Landing>> finding,
            Consumer<Landing> landed,
            Runnable absent) {
        EventReader question = reader;
        if (question != null) {
            page.begin();
            read.start(
                    task -> finding.apply(question, task),
                    found -> found.ifPresentOrElse(landing -> land(landing, question, landed), absent),
                    this::stopBelow);
        }
    }

    private void land(Landing landing, EventReader question, Consumer<Landing> landed) {
        replace(landing.window(), question);
        if (!landing.window().rows().isEmpty()) {
            landed.accept(landing);
        }
    }

    /** Reads the next page, unless the end is reached or a page is on its way. */
    void readBelow() {
        if (!read.isRunning() && held.belowProperty().get() instanceof Edge.More) {
            extendBelow();
        }
    }

    /** Reads the page before, unless the beginning is reached or a page is on its way. */
    void readAbove() {
        if (!read.isRunning() && held.aboveProperty().get() instanceof Edge.More) {
            extendAbove();
        }
    }

    /** Goes on where a read stopped early. */
    void resume() {
        if (held.aboveProperty().get() instanceof Edge.Stopped && !held.isEmpty()) {
            extendAbove();
        } else if (held.belowProperty().get() instanceof Edge.Stopped) {
            extendBelow();
        }
    }

    /** Adds what is new in the store, and keeps every row. */
    void refresh() {
        EventReader question = reader;
        if (question == null) {
            return;
        }
        if (held.isEmpty() || !(state.get() instanceof PanelState.Ready)) {
            open(question, null, whenEmpty);
        } else if (question.newestAbove() && held.aboveProperty().get() instanceof Edge.Reached) {
            extendAbove();
        } else if (!question.newestAbove() && held.belowProperty().get() instanceof Edge.Reached) {
            extendBelow();
        }
    }

    /**
     * Puts in events that the store has just got: each where it belongs, and only what lies within what has been read or
     * follows the newest end, where that is reached. What is there already is left out.
     *
     * @param atNewest whether somebody looks at the newest end; the other end is cut when there are too many rows
     * @return how many were put in
     */
    int arrive(List<EventHeader> events, boolean atNewest) {
        EventReader question = reader;
        if (question == null || !(state.get() instanceof PanelState.Ready || held.isEmpty()) || read.isRunning()) {
            return 0;
        }
        int put = held.insert(events, question.newestAbove() == atNewest);
        if (put > 0) {
            state.set(new PanelState.Ready());
        }
        return put;
    }

    /** Stops the read that runs, in the server too; what was read before stays. */
    void cancel() {
        if (read.isRunning()) {
            read.cancel();
            if (held.isEmpty() || page.hasBegun()) {
                held.setBelow(new Edge.Stopped(CANCELLED));
                state.set(new PanelState.Ready());
            }
        }
    }

    private void extendBelow() {
        EventReader question = reader;
        if (question != null) {
            Position last = held.isEmpty() ? null : list().getLast().position();
            Position from = page.furthest(last, question.newestAbove());
            page.begin();
            read.start(
                    task -> question.below(from, arrivals(task, null), task.cancellation()),
                    window -> held.append(window.rows(), window.below()),
                    this::stopBelow);
        }
    }

    private void extendAbove() {
        EventReader question = reader;
        if (question != null) {
            Position first = list().getFirst().position();
            read.start(
                    task -> question.above(first, task.cancellation()),
                    window -> held.prepend(window.rows(), window.above()),
                    error -> held.setAbove(new Edge.Stopped(Problem.sentence(error))));
        }
    }

    /** Shows what comes while the page is still being read; {@code above} is null for a page that follows the rows. */
    Arrivals arrivals(RunningTask task, @Nullable Edge above) {
        return new Arrivals(tasks, task, come -> show(come, above));
    }

    private void show(Arrivals.Come come, @Nullable Edge above) {
        page.come(come);
        EventReader question = reader;
        if (!come.rows().isEmpty() && question != null) {
            if (above != null && !page.isShown()) {
                show(new EventWindow(come.rows(), above, Edge.MORE), question);
            } else {
                held.append(come.rows(), Edge.MORE);
            }
            page.show();
            state.set(new PanelState.Ready());
        }
    }

    /** Shows a window that stands for itself; what of it was shown while it was read stays. */
    private void replace(EventWindow window, EventReader question) {
        if (page.isShown()) {
            held.append(window.rows(), window.below());
        } else {
            show(window, question);
        }
        page.end();
        boolean nothing = held.isEmpty() && window.below() instanceof Edge.Reached;
        state.set(nothing ? whenEmpty : new PanelState.Ready());
    }

    private void show(EventWindow window, EventReader question) {
        held.replace(window, question.order());
        target.toEnd(true);
    }

    private void stopBelow(StoreException error) {
        held.setBelow(new Edge.Stopped(Problem.sentence(error)));
    }
}
