package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which of the rows held the table is to scroll to, and has had to last. */
final class ScrollTarget {
    private final HeldRows rows;
    private final ReadOnlyObjectWrapper<@Nullable Anchor> anchor = new ReadOnlyObjectWrapper<>(this, "anchor", null);

    ScrollTarget(HeldRows rows) {
        this.rows = rows;
    }

    /** Null while the table never had to scroll. */
    ReadOnlyObjectProperty<@Nullable Anchor> anchorProperty() {
        return anchor.getReadOnlyProperty();
    }

    /** To the first or the last row. */
    void toEnd(boolean first) {
        if (!rows.isEmpty()) {
            to(first ? rows.list().getFirst() : rows.list().getLast(), first ? Anchor.Side.TOP : Anchor.Side.BOTTOM);
        }
    }

    /** Has that row in view, if it is held. */
    void reveal(Location wanted) {
        rows.list().stream().filter(EventReader.names(wanted)).findFirst().ifPresent(this::reveal);
    }

    void reveal(EventHeader row) {
        to(row, Anchor.Side.IN_VIEW);
    }

    private void to(EventHeader row, Anchor.Side side) {
        Anchor before = anchor.get();
        anchor.set(new Anchor(row, side, before == null ? 0 : before.turn() + 1));
    }
}
