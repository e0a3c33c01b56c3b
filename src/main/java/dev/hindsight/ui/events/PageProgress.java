package dev.hindsight.ui.events;

import dev.hindsight.event.Position;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/** How far the page has come that is being read, or was read last. */
final class PageProgress {
    private final ReadOnlyLongWrapper lookedAt = new ReadOnlyLongWrapper(this, "lookedAt");
    private @Nullable Position reached;
    private boolean shown;

    /** How many events were looked at for the page; 0 where an index found them. */
    ReadOnlyLongProperty lookedAtProperty() {
        return lookedAt.getReadOnlyProperty();
    }

    /** Nothing of another page has come yet. */
    void begin() {
        reached = null;
        shown = false;
        lookedAt.set(0);
    }

    void come(Arrivals.Come come) {
        lookedAt.set(come.lookedAt());
        reached = come.reached();
    }

    /** To be told when rows of the page are shown before all of it is there. */
    void show() {
        shown = true;
    }

    /** Whether rows of the page are shown while it is being read. */
    boolean isShown() {
        return shown;
    }

    /** To be told when all of the page is there. */
    void end() {
        shown = false;
    }

    /** Whether a search has told how far it has come, with rows or without. */
    boolean hasBegun() {
        return shown || reached != null;
    }

    /** Where to read on: behind the last row, or where a search that found nothing more had come to. */
    @Nullable Position furthest(@Nullable Position lastRow, boolean newestAbove) {
        Position passed = reached;
        if (passed == null || lastRow == null) {
            return passed == null ? lastRow : passed;
        }
        boolean beyond = newestAbove ? passed.compareTo(lastRow) < 0 : passed.compareTo(lastRow) > 0;
        return beyond ? passed : lastRow;
    }
}
