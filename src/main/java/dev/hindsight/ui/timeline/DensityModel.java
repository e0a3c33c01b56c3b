package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Micros;
import dev.hindsight.store.Density;
import dev.hindsight.store.StoreException;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How many events the whole store has over time, and the window that a timeline shows of it. What is known at once may be
 * an estimate; then the events are counted in the background.
 */
public final class DensityModel {
    private static final int BUCKETS = 480;

    /** Counting more than this takes minutes of the server's time, which somebody has to ask for. */
    private static final long MOST_COUNTED_UNASKED = 100_000_000;

    private final Workspace workspace;
    private final TimelineModel timeline;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable Density> density = new ReadOnlyObjectWrapper<>(this, "density", null);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper(this, "standing", "");
    private final List<Instant> arrivedMeanwhile = new ArrayList<>();
    private boolean counting;
    private String trouble = "";
    /** How often it was read or counted: what was given up must not end what was begun after it. */
    private int begun;

    /** Reads the density at once, and again whenever the workspace is reloaded. */
    public DensityModel(Workspace workspace, TimelineModel timeline) {
        this.workspace = workspace;
        this.timeline = timeline;
        workspace.revisionProperty().subscribe((_, _) -> read());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        read();
    }

    /** Null until it was read, and for an empty store. */
    public ReadOnlyObjectProperty<@Nullable Density> densityProperty() {
        return density.getReadOnlyProperty();
    }

    /** Why there is no density, in words; empty while there is one. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How far an estimate is from being exact, in words such as "estimate, being counted"; empty if it is exact. */
    public ReadOnlyStringProperty standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Whether there is an estimate that nobody counts yet. */
    boolean canCount() {
        return !counting && !standing.get().isEmpty();
    }

    /** Shows the range in the timeline. */
    public void show(TimeWindow window) {
        timeline.show(window);
    }

    /** Reads it again, after a failure for instance. */
    public void read() {
        if (density.get() == null) {
            message.set("Reading how the events of the store lie in time");
        }
        begun++;
        counting = false;
        workspace
                .tasks()
                .run(
                        "Reading the density of the store",
                        task -> workspace.store().density(BUCKETS, task.cancellation()))
                .in(slot)
                .onSuccess(read -> {
                    show(read);
                    read.filter(found -> found.estimated() && found.total() <= MOST_COUNTED_UNASKED)
                            .ifPresent(_ -> count());
                })
                .onError(RuntimeException.class, this::fail)
                .start();
    }

    /** Counts every event; until that is done, and if it fails, the estimate stays. */
    public void count() {
        int number = ++begun;
        counting = true;
        trouble = "";
        arrivedMeanwhile.clear();
        tell();
        workspace
                .tasks()
                .run(
                        "Counting the events of the store",
                        task -> workspace
                                .store()
                                .countedDensity(BUCKETS, done -> task.report(done, ""), task.cancellation()))
                .in(slot)
                .onSuccess(read ->
                        show(read.map(exact -> arrivedMeanwhile.isEmpty() ? exact : exact.with(arrivedMeanwhile))))
                .onError(StoreException.class, error -> trouble = Problem.sentence(error))
                .andFinally(() -> {
                    if (number == begun) {
                        counting = false;
                        tell();
                    }
                })
                .start();
    }

    private void tell() {
        Density shown = density.get();
        String addition = counting ? ", being counted" : trouble.isEmpty() ? "" : ", not counted: " + trouble;
        standing.set(shown == null || !shown.estimated() ? "" : "estimate" + addition);
    }

    TimelineModel timeline() {
        return timeline;
    }

    ViewSettings view() {
        return workspace.view();
    }

    private void show(Optional<Density> read) {
        density.set(read.orElse(null));
        tell();
        message.set(read.isEmpty() ? "This store has no events yet." : "");
        read.ifPresent(found -> timeline.storeHas(Micros.of(found.from()), Micros.of(found.until()), found.total()));
    }

    /** Grows with what arrives, without asking the store; reading again (F5) makes it exact. */
    private void arrive(List<EventHeader> events) {
        Density shown = density.get();
        if (counting) {
            events.forEach(event -> arrivedMeanwhile.add(event.at()));
        }
        if (shown != null && !events.isEmpty()) {
            show(Optional.of(shown.with(events.stream().map(EventHeader::at).toList())));
        } else if (shown == null && !events.isEmpty()) {
            read();
        }
    }

    private void fail(RuntimeException error) {
        density.set(null);
        message.set(Problem.sentence(error) + " Click to try again.");
    }
}
