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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The rows read so far of one question: a list that grows at both ends while somebody scrolls. */
final class EventRows {
    private static final String CANCELLED = "cancelled";
    private static final int MOST_WHILE_FOLLOWING = 20_000;

    private final Tasks tasks;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<EventHeader> rows = FXCollections.observableArrayList();
    private final ObservableList<EventHeader> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Ready());
    private final ReadOnlyObjectWrapper<Edge> above = new ReadOnlyObjectWrapper<>(this, "above", Edge.REACHED);
    private final ReadOnlyObjectWrapper<Edge> below = new ReadOnlyObjectWrapper<>(this, "below", Edge.REACHED);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private @Nullable EventReader reader;
    private final ReadOnlyLongWrapper lookedAt = new ReadOnlyLongWrapper(this, "lookedAt");
    private @Nullable Position reached;
    private int shownOfPage;
    private PanelState whenEmpty = new PanelState.Ready();
    private int run;

    EventRows(Tasks tasks) {
        this.tasks = tasks;
    }

    ObservableList<EventHeader> rows() {
        return rowsView;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Edge> aboveProperty() {
        return above.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Edge> belowProperty() {
        return below.getReadOnlyProperty();
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
        replace(new EventWindow(List.of(), Edge.REACHED, Edge.REACHED));
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
        if (rows.isEmpty()) {
            state.set(new PanelState.Loading("Reading events"));
        }
        beginPage();
        start(
                task -> question.open(wanted, arrivals(task, true), task.cancellation()),
                this::replace,
                error -> state.set(PanelState.failed(error, () -> open(question, wanted, empty))));
    }

    /** Replaces the rows by those around an event; keeps them, and calls {@code absent}, if it is not to be found. */
    void openAround(Location wanted, Runnable absent) {
        EventReader question = reader;
        if (question != null) {
            start(
                    task -> question.around(wanted, task.cancellation()),
                    window -> window.ifPresentOrElse(this::replace, absent),
                    this::stopBelow);
        }
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
                        replace(at.window());
                        question.nearest(at.event(), at.window().rows()).ifPresent(shown);
                    }),
                    this::stopBelow);
        }
    }

    private record Landing(EventHeader event, EventWindow window) {}

    /** Reads the next page, unless the end is reached or a page is on its way. */
    void readBelow() {
        if (!reading.get() && below.get() instanceof Edge.More) {
            extendBelow();
        }
    }

    /** Reads the page before, unless the beginning is reached or a page is on its way. */
    void readAbove() {
        if (!reading.get() && above.get() instanceof Edge.More) {
            extendAbove();
        }
    }

    /** Goes on where a read stopped early. */
    void resume() {
        if (above.get() instanceof Edge.Stopped && !rows.isEmpty()) {
            extendAbove();
        } else if (below.get() instanceof Edge.Stopped) {
            extendBelow();
        }
    }

    /** Adds what is new in the store, and keeps every row. */
    void refresh() {
        EventReader question = reader;
        if (question == null) {
            return;
        }
        if (rows.isEmpty() || !(state.get() instanceof PanelState.Ready)) {
            open(question, null, whenEmpty);
        } else if (question.newestAbove() && above.get() instanceof Edge.Reached) {
            extendAbove();
        } else if (!question.newestAbove() && below.get() instanceof Edge.Reached) {
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
        if (question == null || !(state.get() instanceof PanelState.Ready || rows.isEmpty()) || reading.get()) {
            return 0;
        }
        List<EventHeader> fresh = events.stream()
                .filter(event -> belongs(event, question))
                .sorted(question.order())
                .toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        insert(fresh, question);
        state.set(new PanelState.Ready());
        if (rows.size() > MOST_WHILE_FOLLOWING) {
            cut(question, atNewest);
        }
        return fresh.size();
    }

    /** Most often all of them together come before or after all rows; then the list changes only once. */
    private void insert(List<EventHeader> fresh, EventReader question) {
        int first = placeOf(fresh.getFirst(), question);
        int last = placeOf(fresh.getLast(), question);
        if (first == last) {
            rows.addAll(-first - 1, fresh);
        } else {
            List<EventHeader> all = new ArrayList<>(rows);
            all.addAll(fresh);
            all.sort(question.order());
            rows.setAll(all);
        }
    }

    private boolean belongs(EventHeader event, EventReader question) {
        int place = placeOf(event, question);
        if (place >= 0) {
            return false;
        }
        boolean beforeAll = place == -1;
        boolean afterAll = -place - 1 == rows.size();
        return (!beforeAll || above.get() instanceof Edge.Reached)
                && (!afterAll || below.get() instanceof Edge.Reached);
    }

    private int placeOf(EventHeader event, EventReader question) {
        return Collections.binarySearch(rows, event, question.order());
    }

    /** Bounds memory however long a store is followed. Where somebody looks, nothing is taken away. */
    private void cut(EventReader question, boolean atNewest) {
        int surplus = rows.size() - MOST_WHILE_FOLLOWING + EventReader.PAGE;
        boolean first = question.newestAbove() != atNewest;
        if (first) {
            rows.remove(0, surplus);
            above.set(Edge.MORE);
        } else {
            rows.remove(rows.size() - surplus, rows.size());
            below.set(Edge.MORE);
        }
    }

    /** Stops the read that runs; what was read before stays. */
    void cancel() {
        if (reading.get()) {
            slot.cancel();
            run++;
            reading.set(false);
            if (rows.isEmpty() || shownOfPage > 0 || reached != null) {
                below.set(new Edge.Stopped(CANCELLED));
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
                    task -> question.below(from, arrivals(task, false), task.cancellation()),
                    this::append,
                    this::stopBelow);
        }
    }

    private void extendAbove() {
        EventReader question = reader;
        if (question != null) {
            var first = rows.getFirst().position();
            start(task -> question.above(first, task.cancellation()), this::prepend, this::stopAbove);
        }
    }

    private void beginPage() {
        reached = null;
        shownOfPage = 0;
        lookedAt.set(0);
    }

    /** Where to read on: behind the last row, or where a search that found nothing more had come to. */
    private @Nullable Position furthest(EventReader question) {
        Position last = rows.isEmpty() ? null : rows.getLast().position();
        Position passed = reached;
        if (passed == null || last == null) {
            return passed == null ? last : passed;
        }
        boolean beyond = question.newestAbove() ? passed.compareTo(last) < 0 : passed.compareTo(last) > 0;
        return beyond ? passed : last;
    }

    /** Shows what comes while the page is still being read; {@code first} for the page that replaces all rows. */
    private Arrivals arrivals(RunningTask task, boolean first) {
        int thisRun = run;
        return new Arrivals(tasks, task, come -> {
            if (thisRun == run) {
                show(come, first);
            }
        });
    }

    private void show(Arrivals.Come come, boolean first) {
        lookedAt.set(come.lookedAt());
        reached = come.reached();
        if (!come.rows().isEmpty()) {
            if (first && shownOfPage == 0) {
                above.set(Edge.REACHED);
                rows.setAll(come.rows());
            } else {
                rows.addAll(come.rows());
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

    private void replace(EventWindow window) {
        above.set(window.above());
        below.set(window.below());
        if (shownOfPage > 0) {
            rows.addAll(window.rows().subList(shownOfPage, window.rows().size()));
        } else {
            rows.setAll(window.rows());
        }
        shownOfPage = 0;
        state.set(rows.isEmpty() && window.below() instanceof Edge.Reached ? whenEmpty : new PanelState.Ready());
    }

    private void append(EventWindow window) {
        below.set(window.below());
        rows.addAll(notThere(window.rows()));
        shownOfPage = 0;
    }

    private void prepend(EventWindow window) {
        above.set(window.above());
        rows.addAll(0, notThere(window.rows()));
    }

    /** While a page was read, some of its events may have arrived by themselves. */
    private List<EventHeader> notThere(List<EventHeader> page) {
        EventReader question = reader;
        return question == null
                ? page
                : page.stream().filter(event -> placeOf(event, question) < 0).toList();
    }

    private void stopBelow(StoreException error) {
        below.set(new Edge.Stopped(Problem.sentence(error)));
    }

    private void stopAbove(StoreException error) {
        above.set(new Edge.Stopped(Problem.sentence(error)));
    }
}
