package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows of a list that are held in memory: {@value #MOST} at most, out of a result that may have millions. What is
 * added at one end beyond that is dropped at the other, which then has more rows again.
 */
final class HeldRows {
    static final int MOST = 3_000;

    private final ObservableList<EventHeader> rows = FXCollections.observableArrayList();
    private final ObservableList<EventHeader> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Edge> above = new ReadOnlyObjectWrapper<>(this, "above", Edge.REACHED);
    private final ReadOnlyObjectWrapper<Edge> below = new ReadOnlyObjectWrapper<>(this, "below", Edge.REACHED);
    private final BooleanBinding whole = Bindings.createBooleanBinding(
            () -> above.get() instanceof Edge.Reached && below.get() instanceof Edge.Reached, above, below);
    private final BooleanBinding stopped = Bindings.createBooleanBinding(
            () -> above.get() instanceof Edge.Stopped || below.get() instanceof Edge.Stopped, above, below);
    private boolean changing;
    private Comparator<EventHeader> order = Comparator.comparing(EventHeader::position);

    /** The rows, for looking at only. */
    ObservableList<EventHeader> list() {
        return rowsView;
    }

    ReadOnlyObjectProperty<Edge> aboveProperty() {
        return above.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Edge> belowProperty() {
        return below.getReadOnlyProperty();
    }

    /** Whether these are all rows of the result. */
    BooleanBinding wholeProperty() {
        return whole;
    }

    /** Whether reading stopped before its time, so that it goes on only if asked. */
    BooleanBinding stoppedProperty() {
        return stopped;
    }

    /** Whether the first row of the result is among these, or the last. */
    boolean reaches(boolean first) {
        return (first ? above : below).get() instanceof Edge.Reached;
    }

    /**
     * Whether the rows are being changed just now. What a table then says of its selection is not what somebody chose: it
     * moves it about by itself.
     */
    boolean isChanging() {
        return changing;
    }

    private void change(Runnable action) {
        changing = true;
        try {
            action.run();
        } finally {
            changing = false;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Holds these rows only, which are in that order. */
    void replace(EventWindow window, Comparator<EventHeader> newOrder) {
        order = newOrder;
        above.set(window.above());
        below.set(window.below());
        change(() -> rows.setAll(window.rows()));
    }

    /** Adds rows behind the last one, but for those that are there already. */
    void append(List<EventHeader> page, Edge newBelow) {
        below.set(newBelow);
        change(() -> rows.addAll(notThere(page)));
        cut(false);
    }

    /** Adds rows before the first one, but for those that are there already. */
    void prepend(List<EventHeader> page, Edge newAbove) {
        above.set(newAbove);
        change(() -> rows.addAll(0, notThere(page)));
        cut(true);
    }

    /** No more can be read above, or only if asked for, without any new row. */
    void setAbove(Edge newAbove) {
        above.set(newAbove);
    }

    /** The same below. */
    void setBelow(Edge newBelow) {
        below.set(newBelow);
    }

    /**
     * Puts in rows where they belong, if that is between those held or beyond an end that is reached, and leaves out what
     * is there already.
     *
     * @param keepFirst whether the first row stays when there are too many; else the last one does
     * @return how many were put in
     */
    int insert(List<EventHeader> some, boolean keepFirst) {
        List<EventHeader> fresh =
                some.stream().filter(this::belongs).sorted(order).toList();
        if (!fresh.isEmpty()) {
            change(() -> merge(fresh));
            cut(keepFirst);
        }
        return fresh.size();
    }

    /** Most often all of them together come before or after all rows; then the list changes only once. */
    private void merge(List<EventHeader> fresh) {
        int first = placeOf(fresh.getFirst());
        if (first == placeOf(fresh.getLast())) {
            rows.addAll(-first - 1, fresh);
        } else {
            List<EventHeader> all = new ArrayList<>(rows);
            all.addAll(fresh);
            all.sort(order);
            rows.setAll(all);
        }
    }

    private void cut(boolean keepFirst) {
        int surplus = rows.size() - MOST;
        if (surplus > 0 && keepFirst) {
            below.set(Edge.MORE);
            change(() -> rows.remove(MOST, rows.size()));
        } else if (surplus > 0) {
            above.set(Edge.MORE);
            change(() -> rows.remove(0, surplus));
        }
    }

    private boolean belongs(EventHeader event) {
        int place = placeOf(event);
        boolean beforeAll = place == -1;
        boolean afterAll = -place - 1 == rows.size();
        return place < 0
                && (!beforeAll || above.get() instanceof Edge.Reached)
                && (!afterAll || below.get() instanceof Edge.Reached);
    }

    private List<EventHeader> notThere(List<EventHeader> page) {
        return page.stream().filter(event -> placeOf(event) < 0).toList();
    }

    private int placeOf(EventHeader event) {
        return Collections.binarySearch(rows, event, order);
    }
}
