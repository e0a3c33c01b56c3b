package dev.hindsight.ui.streams;

import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list of streams where somebody has scrolled it to, while new events let streams move about in it. At its top it
 * stays at the top, where the news is.
 */
final class StreamsPlace {
    private final ListView<StreamSummary> list;
    private final Tasks tasks;
    private @Nullable Held held;

    /** A stream in view that has not moved by itself, and how far below the edge its cell begins, in pixels. */
    private record Held(StreamSummary stream, double top) {}

    StreamsPlace(ListView<StreamSummary> list, Tasks tasks) {
        this.list = list;
        this.tasks = tasks;
    }

    void install() {
        list.getItems().addListener((Change<? extends StreamSummary> change) -> hold());
    }

    private void hold() {
        if (held == null && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            if (first != null && last != null && first.getIndex() > 0) {
                // The cells still show the list as it was.
                held = held(flow, first, last);
                tasks.later(() -> restore(flow));
            }
        }
    }

    private @Nullable Held held(VirtualFlow<?> flow, IndexedCell<?> first, IndexedCell<?> last) {
        List<StreamSummary> now = list.getItems();
        for (int index = first.getIndex(); index <= last.getIndex(); index++) {
            IndexedCell<?> cell = flow.getCell(index);
            if (cell.getItem() instanceof StreamSummary stream && now.contains(stream)) {
                return new Held(stream, cell.getLayoutY());
            }
        }
        return null;
    }

    private void restore(VirtualFlow<?> flow) {
        Held place = held;
        held = null;
        int index = place == null ? -1 : list.getItems().indexOf(place.stream());
        if (place != null && index >= 0) {
            list.scrollTo(index);
            flow.scrollPixels(-place.top());
            // Without it the next change would find cells that are not in view any more.
            list.layout();
        }
    }
}
