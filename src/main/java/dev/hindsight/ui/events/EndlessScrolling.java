package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Scan.Direction;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Has more rows read when an end of the list comes near, and keeps what is in view where it is meanwhile. */
final class EndlessScrolling {
    private static final int NEAR = 100;

    private final TableView<EventHeader> table;
    private final EventsModel model;
    private @Nullable VirtualFlow<?> flow;

    EndlessScrolling(TableView<EventHeader> table, EventsModel model) {
        this.table = table;
        this.model = model;
    }

    void install() {
        table.getItems().addListener((Change<? extends EventHeader> change) -> holdPlace(change));
        table.skinProperty().subscribe(skin -> {
            if (skin != null && table.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
                flow = found;
                found.positionProperty().addListener((property, before, now) -> readNearEnds());
            }
        });
    }

    /** Scrolls to a row unless it is in view; leaves some rows above it, for context. */
    void reveal(int index) {
        int first = firstVisible();
        int last = lastVisible();
        if (first < 0 || index <= first || index >= last) {
            table.scrollTo(Math.max(0, index - Math.max(2, (last - first) / 3)));
        }
    }

    /** Scrolls to the first or to the last row. */
    void toEnd(boolean first) {
        if (!table.getItems().isEmpty()) {
            table.scrollTo(first ? 0 : table.getItems().size() - 1);
        }
    }

    private void holdPlace(Change<? extends EventHeader> change) {
        VirtualFlow<?> scrolled = flow;
        while (change.next()) {
            boolean prepended = change.wasAdded() && !change.wasRemoved() && change.getFrom() == 0;
            int added = change.getAddedSize();
            if (prepended && scrolled != null && added < change.getList().size()) {
                IndexedCell<?> top = scrolled.getFirstVisibleCell();
                // At the very top, new rows are what somebody looks for.
                if (top != null && !(model.isFollowing() && top.getIndex() == 0)) {
                    table.scrollTo(top.getIndex() + added);
                }
            }
        }
        // The rows are laid out after this; only then is it known whether they fill the table.
        model.workspace().tasks().later(this::readNearEnds);
    }

    private void readNearEnds() {
        int last = lastVisible();
        if (last < 0) {
            return;
        }
        model.looksAtNewest(
                model.directionProperty().get() == Direction.NEWEST_FIRST
                        ? firstVisible() <= 1
                        : last >= table.getItems().size() - 2);
        if (last >= table.getItems().size() - NEAR) {
            model.readBelow();
        }
        if (firstVisible() < NEAR) {
            model.readAbove();
        }
    }

    private int firstVisible() {
        return flow == null ? -1 : index(flow.getFirstVisibleCell());
    }

    private int lastVisible() {
        return flow == null ? -1 : index(flow.getLastVisibleCell());
    }

    private static int index(@Nullable IndexedCell<?> cell) {
        return cell == null ? -1 : cell.getIndex();
    }
}
