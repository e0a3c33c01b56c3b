package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Has more rows read when an end of those held comes near, and keeps what is in view where it is meanwhile. */
final class EndlessScrolling {
    private static final int NEAR = 100;

    private final TableView<EventHeader> table;
    private final EventsModel model;
    private final VisibleRows visible;
    /** What is at the top, from a change of the rows until the table is laid out and knows it itself; else null. */
    private @Nullable Held held;

    /** A row that is to be in view once the table is laid out; else null. */
    private @Nullable EventHeader sought;

    private boolean changed;

    /** The row at the top by its index, and how many of its pixels are above the edge. */
    private record Held(int index, double hidden) {}

    EndlessScrolling(TableView<EventHeader> table, EventsModel model, VisibleRows visible) {
        this.table = table;
        this.model = model;
        this.visible = visible;
    }

    void install() {
        // Behind the skin's own listener: only then does the table know how many rows it has.
        table.skinProperty().subscribe(skin -> {
            if (skin != null) {
                table.getItems().addListener((Change<? extends EventHeader> change) -> holdPlace(change));
            }
        });
        model.rows().target().anchorProperty().subscribe(this::scrollTo);
    }

    private void holdPlace(Change<? extends EventHeader> change) {
        int top = visible.first();
        Held place = held == null && top >= 0 ? new Held(top, visible.hiddenOfFirst()) : held;
        while (change.next() && place != null) {
            place = moved(place, change);
        }
        held = place;
        if (place != null) {
            // Even if nothing came before it: by itself the table keeps its place as a part of the whole.
            visible.scrollTo(place.index(), place.hidden());
        }
        settle();
    }

    private @Nullable Held moved(Held place, Change<? extends EventHeader> change) {
        boolean anew = change.wasPermutated() || (change.wasAdded() && change.wasRemoved());
        // At the very top, new rows are what somebody looks for.
        if (anew || (model.workspace().live().isFollowing() && place.index() == 0)) {
            return null;
        }
        int shift = change.getFrom() <= place.index() ? change.getAddedSize() - change.getRemovedSize() : 0;
        return new Held(Math.max(0, place.index() + shift), place.hidden());
    }

    private void scrollTo(@Nullable Anchor anchor) {
        int index = anchor == null ? -1 : table.getItems().indexOf(anchor.row());
        if (anchor == null || index < 0) {
            return;
        }
        boolean context = anchor.side() == Anchor.Side.IN_VIEW;
        if (!context || changed || !visible.contains(index)) {
            Held place = new Held(Math.max(0, context ? index - visible.context() : index), 0);
            held = place;
            sought = context ? anchor.row() : null;
            visible.scrollTo(place.index(), 0);
            settle();
        }
    }

    /** Near the end the table guesses how far it can go until it has laid out the last rows, and falls short of them. */
    private void seekAgain() {
        int index = sought == null ? -1 : table.getItems().indexOf(sought);
        sought = null;
        if (index >= 0 && !visible.contains(index)) {
            visible.scrollTo(index, 0);
            table.layout();
        }
    }

    /** Only when the table is laid out is it known whether the rows fill it. */
    private void settle() {
        if (!changed) {
            changed = true;
            model.workspace().tasks().later(() -> {
                table.layout();
                seekAgain();
                changed = false;
                held = null;
                readNearEnds();
            });
        }
    }

    /** To be called when other rows come into view. */
    void readNearEnds() {
        int first = visible.first();
        int last = visible.last();
        if (last < 0) {
            return;
        }
        int count = table.getItems().size();
        model.newEvents().looksAtNewest(model.question().newestFirst() ? first <= 1 : last >= count - 2);
        if (last >= count - NEAR) {
            model.rows().readBelow();
        }
        if (first < NEAR) {
            model.rows().readAbove();
        }
    }
}
