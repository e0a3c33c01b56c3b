package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Micros;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads ids and causes of what is seen of a whole store, where that is little enough to be told apart. */
final class CauseDetail {
    private static final int MOST = 1_000;

    private final Workspace workspace;
    private final BiConsumer<HeaderIndex, CauseLinks> found;
    private final Tasks.Slot slot = new Tasks.Slot();
    private @Nullable TimeWindow known;

    /** {@code found} takes the links among the events of an index. */
    CauseDetail(Workspace workspace, BiConsumer<HeaderIndex, CauseLinks> found) {
        this.workspace = workspace;
        this.found = found;
    }

    /** Forgets what was read, since the lanes are others now. */
    void clear() {
        known = null;
    }

    void show(Frame frame) {
        TimeWindow window = frame.viewport().window();
        boolean isKnown = known != null
                && !window.from().isBefore(known.from())
                && !window.until().isAfter(known.until());
        HeaderIndex index = frame.lanes().index();
        boolean few = frame.lanes().groups().axis() == Axis.TIME
                && index.countBetween(Micros.of(window.from()), Micros.of(window.until())) <= MOST;
        if (few && !isKnown && frame.events() > 0) {
            read(window, index);
        }
    }

    private void read(TimeWindow window, HeaderIndex index) {
        known = window;
        workspace
                .tasks()
                .run("Reading what caused what", task -> {
                    List<EventHeader> headers = new ArrayList<>();
                    EventQuery query = EventQuery.all().between(window.from(), window.until());
                    workspace.store().headers(query, Scan.oldestFirst(2 * MOST), headers::add, task.cancellation());
                    return CauseLinks.of(index, headers);
                })
                .in(slot)
                .onSuccess(links -> found.accept(index, links))
                .start();
    }
}
