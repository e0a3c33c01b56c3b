package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Seeking;
import dev.hindsight.store.query.TypedTime;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import java.util.function.Function;

/** Goes to any place of the list, however far: has the rows there read, in place of those that are held. */
final class RowJumps {
    private final Workspace workspace;
    private final EventRows rows;

    RowJumps(Workspace workspace, EventRows rows) {
        this.workspace = workspace;
        this.rows = rows;
    }

    /** To the rows around an event; keeps those held, and calls {@code absent}, if it is not to be found. */
    void around(Location wanted, Runnable absent) {
        rows.openAt(
                (question, task) -> question.around(wanted, task.cancellation()).map(Landing::new),
                landing -> rows.target().reveal(wanted),
                absent);
    }

    /** To the first event at a time, or to a position, as it is typed, and the window with it; false if it is neither. */
    boolean to(String typed) {
        Seeking seeking = new Seeking(workspace.store());
        Optional<TypedTime> time = TypedTime.read(typed, workspace.view().zone());
        if (time.isPresent()) {
            toEvent(cancellation -> seeking.atTime(time.get().from(), cancellation));
            return true;
        }
        String digits = typed.strip().replace(",", "");
        if (digits.matches("\\d{1,18}")) {
            toEvent(cancellation -> seeking.atSequence(Long.parseLong(digits), cancellation));
            return true;
        }
        return false;
    }

    /** The window moves to the row at the place of that event, or behind it; nowhere if there is none. */
    private void toEvent(Function<Cancellation, Optional<EventHeader>> finding) {
        rows.openAt(
                (question, task) -> finding.apply(task.cancellation()).map(event -> {
                    EventWindow window = question.around(event, task.cancellation());
                    return new Landing(window, question.nearest(event, window.rows()));
                }),
                landing -> landing.row().ifPresent(workspace::go),
                () -> {});
    }

    /** To the rows from a place on, which has to be found first; to the last ones if none follow it. */
    void from(Function<Cancellation, Optional<Position>> finding) {
        rows.openAt(
                (question, task) -> finding.apply(task.cancellation())
                        .map(place -> question.from(place, rows.arrivals(task, Edge.MORE), task.cancellation()))
                        .filter(window ->
                                !window.rows().isEmpty() || !window.below().equals(Edge.REACHED))
                        .or(() -> Optional.of(question.last(task.cancellation())))
                        .map(Landing::new),
                landing -> {},
                () -> {});
    }

    /** To the first rows or the last: scrolls there if they are held, or else reads them. */
    void toEnd(boolean first) {
        if (rows.held().reaches(first)) {
            rows.target().toEnd(first);
        } else if (first) {
            rows.openAt(
                    (question, task) -> Optional.of(
                            new Landing(question.first(rows.arrivals(task, Edge.REACHED), task.cancellation()))),
                    landing -> {},
                    () -> {});
        } else {
            rows.openAt(
                    (question, task) -> Optional.of(new Landing(question.last(task.cancellation()))),
                    landing -> rows.target().toEnd(false),
                    () -> {});
        }
    }
}
