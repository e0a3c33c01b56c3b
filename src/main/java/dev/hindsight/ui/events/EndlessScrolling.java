package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Has more rows read when an end of those held comes near, and keeps what is in view where it is meanwhile. The table
 * learns of new rows only after this class, so that it moves a little later, before anything is drawn.
 */
final class EndlessScrolling {
    private static final int NEAR = 100;

    private final TableView<EventHeader> table;
    private final EventsModel model;
    private final VisibleRows visible;
    private @Nullable Held held;
    private boolean waiting;

    /** The row that was at the top before the rows changed, by its index now. */
    private record Held(int index, double hidden) {}

    EndlessScrolling(TableView<EventHeader> table, EventsModel model, VisibleRows visible) {
        this.table = table;
        this.model = model;
        this.visible = visible;
    }

    void install() {
        table.getItems().addListener((Change<? extends EventHeader> change) -> holdPlace(change));
        model.anchorProperty().subscribe(this::scrollTo);
    }

    private void holdPlace(Change<? extends EventHeader> change) {
        int top = visible.first();
        Held place = held == null && top >= 0 ? new Held(top, visible.hiddenOfFirst()) : held;
        while (change.next() && place != null) {
            place = moved(place, change);
        }
        held = place;
        settle();
    }

    private @Nullable Held moved(Held place, Change<? extends EventHeader> change) {
        boolean anew = change.wasPermutated() || (change.wasAdded() && change.wasRemoved());
        // At the very top, new rows are what somebody looks for.
        if (anew || (model.isFollowing() && place.index() == 0)) {
            return null;
        }
        int shift = change.getFrom() <= place.index() ? change.getAddedSize() - change.getRemovedSize() : 0;
        return new Held(Math.max(0, place.index() + shift), place.hidden());
    }

    private void scrollTo(@Nullable Anchor anchor) {
        if (anchor != null) {
            held = null;
            model.workspace().tasks().later(() -> {
                int index = table.getItems().indexOf(anchor.row());
                switch (anchor.side()) {
                    case TOP, BOTTOM -> visible.scrollTo(index, 0);
                    case IN_VIEW -> visible.reveal(index);
                }
            });
            settle();
        }
    }

    /** The rows are laid out after a change; only then is it known whether they fill the table. */
    private void settle() {
        if (!waiting) {
            waiting = true;
            model.workspace().tasks().later(() -> {
                waiting = false;
                Held place = held;
                held = null;
                if (place != null) {
                    visible.scrollTo(place.index(), place.hidden());
                }
                // Without it the next page would be put beside rows that are not in view any more.
                table.layout();
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
        model.looksAtNewest(model.newestFirst() ? first <= 1 : last >= count - 2);
        if (last >= count - NEAR) {
            model.readBelow();
        }
        if (first < NEAR) {
            model.readAbove();
        }
    }
}
