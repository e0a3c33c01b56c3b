package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.SearchProgress;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Brings what a long search finds to the window while it goes on: together, whenever the search has passed another
 * stretch of the store, and never row by row. Filled by the thread that searches.
 */
final class Arrivals implements SearchProgress {
    private final Consumer<Come> handOver;
    private List<EventHeader> waiting = new ArrayList<>();

    /**
     * What has come since the last time.
     *
     * @param reached up to where the store has been searched
     * @param lookedAt how many events have been looked at since the search began
     */
    record Come(List<EventHeader> rows, Position reached, long lookedAt) {}

    /** {@code show} runs on the FX thread. */
    Arrivals(Tasks tasks, RunningTask task, Consumer<Come> show) {
        this(come -> {
            task.report(-1, String.format(Locale.ROOT, "Looked at %,d events", come.lookedAt()));
            tasks.later(() -> {
                if (!task.cancellation().isCancelled()) {
                    show.accept(come);
                }
            });
        });
    }

    private Arrivals(Consumer<Come> handOver) {
        this.handOver = handOver;
    }

    /** For reads of which nobody sees anything before they are through. */
    static Arrivals unseen() {
        return new Arrivals(come -> {});
    }

    void arrived(EventHeader event) {
        waiting.add(event);
    }

    @Override
    public void passed(Position upTo, long events) {
        List<EventHeader> come = waiting;
        waiting = new ArrayList<>();
        handOver.accept(new Come(List.copyOf(come), upTo, events));
    }
}
