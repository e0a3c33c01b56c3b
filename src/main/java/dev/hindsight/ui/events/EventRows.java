package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
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
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one question as somebody scrolls: on at both ends, or anew around any place. */
final class EventRows {
    private static final String CANCELLED = "cancelled";

    private final Tasks tasks;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final HeldRows held = new HeldRows();
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Ready());
    private final ReadOnlyObjectWrapper<@Nullable Anchor> anchor = new ReadOnlyObjectWrapper<>(this, "anchor", null);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private final ReadOnlyLongWrapper lookedAt = new ReadOnlyLongWrapper(this, "lookedAt");
    private @Nullable EventReader reader;
    private @Nullable Position reached;
    private int shownOfPage;
    private PanelState whenEmpty = new PanelState.Ready();
    private int run;

    EventRows(Tasks tasks) {
        this.tasks = tasks;
    }

    HeldRows held() {
        return held;
    }

    ObservableList<EventHeader> list() {
        return held.list();
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where the table is to be scrolled to; null while it never had to be. */
    ReadOnlyObjectProperty<@Nullable Anchor> anchorProperty() {
        return anchor.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** How many events were looked at for the page that is being read or was read last; 0 where an index found them. */
    ReadOnlyLongProperty lookedAtProperty() {
        return lookedAt.getReadOnlyProperty();
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
        beginPage();
        start(
                task -> question.open(wanted, arrivals(task, Edge.REACHED), task.cancellation()),
                window -> {
                    replace(window, question);
                    if (wanted != null) {
                        reveal(wanted);
                    }
                },
                error -> state.set(PanelState.failed(error, () -> open(question, wanted, empty))));
    }

    /** Replaces the rows by those around an event; keeps them, and calls {@code absent}, if it is not to be found. */
    void openAround(Location wanted, Runnable absent) {
        anew((question, task) -> question.around(wanted, task.cancellation()), window -> reveal(wanted), absent);
    }

    /**
     * Replaces the rows by those around an event that has to be found first.
     *
     * @param shown is told of the row at that place; not called if there is no such event or row
     */
    void openAt(Function<Cancellation, Optional<EventHeader>> finding, Consumer<EventHeader> shown) {
        EventReader question = reader;
        if (question != null) {
            beginPage();
            start(
                    task -> finding.apply(task.cancellation())
                            .map(event -> new Landing(event, question.around(event, task.cancellation()))),
                    landing -> landing.ifPresent(at -> {
                        replace(at.window(), question);
                        question.nearest(at.event(), at.window().rows()).ifPresent(shown);
                    }),
                    this::stopBelow);
        }
    }

    private record Landing(EventHeader event, EventWindow window) {}

    /** Replaces the rows by those from a place on, which has to be found first; by the last ones if none follow it. */
    void openFrom(Function<Cancellation, Optional<Position>> finding) {
        anew(
                (question, task) -> finding.apply(task.cancellation())
                        .map(place -> question.from(place, arrivals(task, Edge.MORE), task.cancellation()))
                        .filter(window ->
                                !window.rows().isEmpty() || !window.below().equals(Edge.REACHED))
                        .or(() -> Optional.of(question.last(task.cancellation()))),
                window -> {},
                () -> {});
    }

    /** Replaces the rows by the first ones. */
    void openFirst() {
        anew(
                (question, task) -> Optional.of(question.open(null, arrivals(task, Edge.REACHED), task.cancellation())),
                window -> {},
                () -> {});
    }

    /** Replaces the rows by the last ones. */
    void openLast() {
        anew(
                (question, task) -> Optional.of(question.last(task.cancellation())),
                window -> scrollToEnd(false),
                () -> {});
    }

    /** Has the table show the first or the last of the rows held. */
    void scrollToEnd(boolean first) {
        if (!held.isEmpty()) {
            scrollTo(first ? list().getFirst() : list().getLast(), first ? Anchor.Side.TOP : Anchor.Side.BOTTOM);
        }
    }

    /** Has the table show a row, if it is among those held. */
    void reveal(Location wanted) {
        list().stream()
                .filter(EventReader.names(wanted))
                .findFirst()
                .ifPresent(row -> scrollTo(row, Anchor.Side.IN_VIEW));
    }

    private void anew(
            BiFunction<EventReader, RunningTask, Optional<EventWindow>> read,
            Consumer<EventWindow> shown,
            Runnable absent) {
        EventReader question = reader;
        if (question != null) {
            beginPage();
            start(
                    task -> read.apply(question, task),
                    found -> found.ifPresentOrElse(
                            window -> {
                                replace(window, question);
                                if (!window.rows().isEmpty()) {
                                    shown.accept(window);
                                }
                            },
                            absent),
                    this::stopBelow);
        }
    }

    /** Reads the next page, unless the end is reached or a page is on its way. */
    void readBelow() {
        if (!reading.get() && held.belowProperty().get() instanceof Edge.More) {
            extendBelow();
        }
    }

    /** Reads the page before, unless the beginning is reached or a page is on its way. */
    void readAbove() {
        if (!reading.get() && held.aboveProperty().get() instanceof Edge.More) {
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
        if (question == null || !(state.get() instanceof PanelState.Ready || held.isEmpty()) || reading.get()) {
            return 0;
        }
        int put = held.insert(events, question.newestAbove() == atNewest);
        if (put > 0) {
            state.set(new PanelState.Ready());
        }
        return put;
    }

    /** Stops the read that runs; what was read before stays. */
    void cancel() {
        if (reading.get()) {
            slot.cancel();
            run++;
            reading.set(false);
            if (held.isEmpty() || shownOfPage > 0 || reached != null) {
                held.setBelow(new Edge.Stopped(CANCELLED));
                state.set(new PanelState.Ready());
            }
        }
    }

    private void extendBelow() {
        EventReader question = reader;
        if (question != null) {
            Position from = furthest(question);
            beginPage();
            start(
                    task -> question.below(from, arrivals(task, null), task.cancellation()),
                    window -> held.append(window.rows(), window.below()),
                    this::stopBelow);
        }
    }

    private void extendAbove() {
        EventReader question = reader;
        if (question != null) {
            Position first = list().getFirst().position();
            start(
                    task -> question.above(first, task.cancellation()),
                    window -> held.prepend(window.rows(), window.above()),
                    error -> held.setAbove(new Edge.Stopped(Problem.sentence(error))));
        }
    }

    private void beginPage() {
        reached = null;
        shownOfPage = 0;
        lookedAt.set(0);
    }

    /** Where to read on: behind the last row, or where a search that found nothing more had come to. */
    private @Nullable Position furthest(EventReader question) {
        Position last = held.isEmpty() ? null : list().getLast().position();
        Position passed = reached;
        if (passed == null || last == null) {
            return passed == null ? last : passed;
        }
        boolean beyond = question.newestAbove() ? passed.compareTo(last) < 0 : passed.compareTo(last) > 0;
        return beyond ? passed : last;
    }

    /** Shows what comes while the page is still being read; {@code above} is null for a page that follows the rows. */
    private Arrivals arrivals(RunningTask task, @Nullable Edge above) {
        int thisRun = run;
        return new Arrivals(tasks, task, come -> {
            if (thisRun == run) {
                show(come, above);
            }
        });
    }

    private void show(Arrivals.Come come, @Nullable Edge above) {
        lookedAt.set(come.lookedAt());
        reached = come.reached();
        EventReader question = reader;
        if (!come.rows().isEmpty() && question != null) {
            if (above != null && shownOfPage == 0) {
                held.replace(new EventWindow(come.rows(), above, Edge.MORE), question.order());
                scrollTo(come.rows().getFirst(), Anchor.Side.TOP);
            } else {
                held.append(come.rows(), Edge.MORE);
            }
            shownOfPage += come.rows().size();
            state.set(new PanelState.Ready());
        }
    }

    private <T> void start(Function<RunningTask, T> read, Consumer<T> success, Consumer<StoreException> failure) {
        int thisRun = ++run;
        reading.set(true);
        tasks.run("Reading events", read::apply)
                .onSuccess(result -> finish(thisRun, () -> success.accept(result)))
                .onError(StoreException.class, error -> finish(thisRun, () -> failure.accept(error)))
                .andFinally(() -> finish(thisRun, () -> {}))
                .in(slot)
                .start();
    }

    /** Newer work may have started in the meantime; then it is that work which says when reading is over. */
    private void finish(int thisRun, Runnable action) {
        if (thisRun == run) {
            reading.set(false);
            action.run();
        }
    }

    /** Shows a window that stands for itself; what of it was shown while it was read stays. */
    private void replace(EventWindow window, EventReader question) {
        if (shownOfPage > 0) {
            held.append(window.rows(), window.below());
        } else {
            held.replace(window, question.order());
            if (!window.rows().isEmpty()) {
                scrollTo(window.rows().getFirst(), Anchor.Side.TOP);
            }
        }
        shownOfPage = 0;
        boolean nothing = held.isEmpty() && window.below() instanceof Edge.Reached;
        state.set(nothing ? whenEmpty : new PanelState.Ready());
    }

    private void scrollTo(EventHeader row, Anchor.Side side) {
        Anchor before = anchor.get();
        anchor.set(new Anchor(row, side, before == null ? 0 : before.turn() + 1));
    }

    private void stopBelow(StoreException error) {
        held.setBelow(new Edge.Stopped(Problem.sentence(error)));
    }
}
